package no.portvakt.demo.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** What a national surface would show of the dialogs; of everybody, since it has no log-in, and so without whose they are. */
record DialogPage(StoredDialogs dialogs) implements ResponseDefinitionTransformerV2 {

    private static final String STYLE = "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:48rem;padding:0 1rem}"
            + "article{border:1px solid #767676;padding:1rem;margin:1rem 0}";

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return new ResponseDefinitionBuilder()
                .withStatus(200)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody(html())
                .build();
    }

    private String html() {
        var page = Document.createShell("");
        page.prependChild(new DocumentType("html", "", ""));
        page.child(0).attr("lang", "nb");
        page.title("Dialogporten – innboks");
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("style").appendText(STYLE);
        var main = page.body().appendElement("main");
        main.appendElement("h1").text("Dialogporten: det nasjonale flater får vite");
        main.appendElement("p").text("Simulert, og uten innlogging: alles dialoger, men ikke hvem de gjelder.");
        var all = dialogs.shown();
        if (all.isEmpty()) {
            main.appendElement("p").text("Ingen dialoger ennå.");
        }
        all.reversed().forEach(dialog -> append(main, dialog));
        return page.outerHtml();
    }

    private static void append(Element main, StoredDialogs.Shown dialog) {
        var article = main.appendElement("article").attr("data-case", dialog.caseId());
        article.appendElement("h2").text(dialog.title());
        article.appendElement("p").text(dialog.status() + ": " + dialog.summary());
        var steps = article.appendElement("ol");
        dialog.steps().forEach(step -> steps.appendElement("li").text(step));
    }

    @Override
    public String getName() {
        return "dialog-page";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
