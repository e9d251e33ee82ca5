package no.portvakt.demo.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** The page where a person signs, or does not; nobody is asked for a code, since nobody here has one. */
record SigningRoom(SigningTasks tasks) implements ResponseDefinitionTransformerV2 {

    static final String PATH = "/signer/";

    private static final String PAPER = "dokument.pdf";
    private static final String STYLE = "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem}"
            + "button{font:inherit;padding:.6rem 1rem;margin:.25rem .5rem .25rem 0}";

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var parts = List.of(request.getUrl().substring(PATH.length()).split("/", -1));
        var id = parts.getFirst();
        return tasks.find(id)
                .map(task -> {
                    if (request.getMethod().equals(RequestMethod.POST)) {
                        return settle(id, task, request.getBodyAsString());
                    }
                    return parts.getLast().equals(PAPER) ? paper(task) : page(id, task);
                })
                .orElseGet(() -> html(404, Optional.empty()));
    }

    private ResponseDefinition settle(String id, SigningTasks.Task task, String chosen) {
        switch (chosen) {
            case "svar=signer" -> tasks.sign(id);
            case "svar=annen" -> tasks.signAsSomebodyElse(id);
            default -> tasks.decline(id);
        }
        return new ResponseDefinitionBuilder()
                .withStatus(303)
                .withHeader("Location", task.back().toString())
                .build();
    }

    private static ResponseDefinition paper(SigningTasks.Task task) {
        return new ResponseDefinitionBuilder()
                .withStatus(200)
                .withHeader("Content-Type", "application/pdf")
                .withBody(task.paperBytes())
                .build();
    }

    private static ResponseDefinition page(String id, SigningTasks.Task task) {
        var main = new Element("main");
        main.appendElement("h1").text("Signeringstjenesten");
        main.appendElement("p").text("Simulert: den ekte ville bedt om BankID, eller om kort og PIN.");
        main.appendElement("h2").text(task.title());
        main.appendElement("p")
                .appendElement("a")
                .attr("href", PATH + id + "/" + PAPER)
                .text("Les dokumentet");
        var form = main.appendElement("form").attr("method", "post").attr("action", PATH + id);
        button(form, "signer", "Signer");
        button(form, "avvis", "Ikke signer");
        button(form, "annen", "La en annen signere");
        return html(200, Optional.of(main));
    }

    private static void button(Element form, String value, String text) {
        form.appendElement("button").attr("name", "svar").attr("value", value).text(text);
    }

    private static ResponseDefinition html(int status, Optional<Element> main) {
        var page = Document.createShell("");
        page.prependChild(new DocumentType("html", "", ""));
        page.child(0).attr("lang", "nb");
        page.title("Signeringstjenesten");
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("style").appendText(STYLE);
        page.body()
                .appendChild(main.orElseGet(
                        () -> new Element("main").appendElement("h1").text("Her er det ingenting å signere")));
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody(page.outerHtml())
                .build();
    }

    @Override
    public String getName() {
        return "signing-room";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
