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
        page.body().attr("data-color-scheme", "light");
        var main = page.body().appendElement("main").addClass("pv-main");
        var hero = main.appendElement("div")
                .addClass("pv-hero")
                .appendElement("div")
                .addClass("pv-wrap");
        hero.appendElement("h1").addClass("ds-heading").text(TITLES.getOrDefault(service, service));
        hero.appendElement("p").addClass("pv-lead").text("En simulert kommunal tjeneste bak porten.");
        var content = main.appendElement("div")
                .addClass("pv-wrap")
                .appendElement("div")
                .addClass("pv-flow")
                .addClass("pv-reading");
        content.appendElement("p").text("Siden du ba om: " + path.replaceFirst("\\?.*", ""));
        appendIdentity(content, identity);
        return page.outerHtml();
    }

    private static void appendIdentity(Element content, Optional<ShownIdentity> identity) {
        var panel = content.appendElement("section").addClass("pv-panel").id("identity");
        panel.appendElement("h2")
                .addClass("ds-heading")
                .attr("data-size", "2xs")
                .text("Dette vet tjenesten om deg");
        if (identity.isEmpty()) {
            panel.appendElement("p").text("Ingenting: porten har ikke fortalt hvem du er.");
            return;
        }
        var shown = identity.get();
        var list = panel.appendElement("dl").addClass("pv-facts");
        fact(list, "Sikkerhetsnivå (acr)", shown.acr());
        fact(list, "Kjennetegn, bare her", shown.subject());
        fact(list, "Fødselsnummer", shown.withNationalId() ? "mottatt, vises ikke" : "ikke mottatt");
        fact(list, "Portens signatur", shown.verified() ? "kontrollert, i orden" : "holder ikke");
        content.appendElement("p")
                .appendElement("a")
                .addClass("ds-button")
                .attr("data-variant", "secondary")
                .attr("href", "/_portvakt/logout")
                .text("Logg ut");
    }

    private static void fact(Element list, String name, String value) {
        var pair = list.appendElement("div");
        pair.appendElement("dt").text(name);
        pair.appendElement("dd").text(value);
    }
}
