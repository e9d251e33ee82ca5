package no.portvakt.demo.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** A caseworker's screen in K2000, as plain as such screens are: what waits for her, and one button for each. */
record DeskPage(CaseworkerDesk desk) implements ResponseDefinitionTransformerV2 {

    static final String PATH = "/saksbehandling";
    static final String NAME = "caseworker-desk";

    private static final String STYLE = "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:48rem;padding:0 1rem}"
            + "article{border:1px solid #767676;padding:1rem;margin:1rem 0}"
            + "pre{white-space:pre-wrap;background:#f2f2f2;padding:1rem}"
            + "button{font:inherit;padding:.5rem 1.5rem;background:#0a4b2f;color:#fff;border:0}";

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var said = request.getMethod().equals(RequestMethod.POST) ? grant(request.formParameter("sak")) : "";
        return new ResponseDefinitionBuilder()
                .withStatus(200)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody(html(said))
                .build();
    }

    private String grant(FormParameter key) {
        return Optional.of(key)
                .filter(FormParameter::isPresent)
                .flatMap(sent -> desk.grant(sent.firstValue()))
                .map(told -> "Vedtaket er sendt. MinSide svarte: " + told)
                .orElse("Denne søknaden venter ikke på vedtak.");
    }

    private String html(String said) {
        var page = Document.createShell("");
        page.prependChild(new DocumentType("html", "", ""));
        page.child(0).attr("lang", "nb");
        page.title("K2000 – saksbehandling");
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("style").appendText(STYLE);
        var main = page.body().appendElement("main");
        main.appendElement("h1").text("K2000: søknader som venter på vedtak");
        main.appendElement("p").text("Simulert. I virkeligheten er dette saksbehandlerens eget system, i sikker sone.");
        if (!said.isEmpty()) {
            main.appendElement("p").attr("role", "status").text(said);
        }
        var waiting = desk.waiting();
        if (waiting.isEmpty()) {
            main.appendElement("p").text("Ingen søknader venter.");
        }
        waiting.forEach(one -> append(main, one));
        return page.outerHtml();
    }

    private static void append(Element main, CaseworkerDesk.Waiting one) {
        var article = main.appendElement("article").attr("data-case", one.key());
        article.appendElement("h2").text(one.caseNumber() + " " + one.title());
        article.appendElement("p").text("Søker: " + one.applicant());
        article.appendElement("pre").text(one.application());
        var form = article.appendElement("form").attr("method", "post").attr("action", PATH);
        form.appendElement("input").attr("type", "hidden").attr("name", "sak").attr("value", one.key());
        form.appendElement("button").text("Innvilg");
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
