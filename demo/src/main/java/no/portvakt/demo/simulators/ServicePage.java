package no.portvakt.demo.simulators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** The one page that each simulated service has: what it is, and whom it was told it is talking to. */
final class ServicePage {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> TITLES = Map.of(
            "apningstider", "Åpningstider",
            "barnehage", "Barnehageplass",
            "byggesak", "Byggesak",
            "hjemmehjelp", "Hjemmehjelp",
            "skjenkebevilling", "Skjenkebevilling for enkelt anledning");

    private ServicePage() {}

    static String json(String service, Optional<ShownIdentity> identity) {
        var node = JSON.createObjectNode().put("service", service);
        identity.ifPresent(shown -> node.putObject("identity")
                .put("verified", shown.verified())
                .put("acr", shown.acr())
                .put("subject", shown.subject())
                .put("nationalId", shown.withNationalId()));
        return node.toString();
    }

    static String html(String service, String path, Optional<ShownIdentity> identity) {
        var page = Document.createShell("");
        page.prependChild(new DocumentType("html", "", ""));
        page.child(0).attr("lang", "nb");
        page.title(TITLES.getOrDefault(service, service));
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
        for (var sheet : new String[] {"theme/designsystemet.css", "components/index.css", "portvakt.css"}) {
            page.head().appendElement("link").attr("rel", "stylesheet").attr("href", "/_portvakt/design/" + sheet);
        }
        var main = page.body().attr("data-color-scheme", "light").appendElement("main");
        main.attr("style", "max-width: 45rem; margin: 3rem auto; padding: 0 1.5rem");
        main.appendElement("p").addClass("ds-paragraph").text("Simulert kommunal tjeneste");
        main.appendElement("h1").addClass("ds-heading").text(TITLES.getOrDefault(service, service));
        main.appendElement("p").addClass("ds-paragraph").text("Siden du ba om: " + path.replaceFirst("\\?.*", ""));
        identity.ifPresentOrElse(shown -> appendIdentity(main, shown), () -> main.appendElement("p")
                .id("identity")
                .addClass("ds-paragraph")
                .text("Porten har ikke fortalt tjenesten hvem du er."));
        if (identity.isPresent()) {
            main.appendElement("p")
                    .appendElement("a")
                    .addClass("ds-link")
                    .attr("href", "/_portvakt/logout")
                    .text("Logg ut");
        }
        return page.outerHtml();
    }

    private static void appendIdentity(Element main, ShownIdentity shown) {
        main.appendElement("h2").addClass("ds-heading").text("Dette fikk tjenesten vite om deg");
        var list = main.appendElement("dl").id("identity");
        term(list, "Sikkerhetsnivå (acr)", shown.acr());
        term(list, "Ditt kjennetegn hos denne tjenesten", shown.subject());
        term(list, "Fødselsnummer", shown.withNationalId() ? "mottatt, vises ikke" : "ikke mottatt");
        term(list, "Portens signatur", shown.verified() ? "kontrollert, i orden" : "holder ikke");
    }

    private static void term(Element list, String name, String value) {
        list.appendElement("dt").text(name);
        list.appendElement("dd").text(value);
    }
}
