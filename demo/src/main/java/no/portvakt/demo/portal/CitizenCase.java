package no.portvakt.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A case as the municipality's API tells of it.
 *
 * @param status in the citizen's words; for a masked case what opens it
 * @param number the case number, empty while it is on its way
 * @param page where the municipality shows it
 */
record CitizenCase(String title, String status, String number, String page, boolean masked) {

    private static final Map<String, String> STATUS = Map.of(
            "mottatt", "Mottatt",
            "underBehandling", "Under behandling",
            "venterPaaDeg", "Venter på deg",
            "vedtatt", "Vedtatt",
            "avsluttet", "Avsluttet",
            "avvist", "Avvist");

    static CitizenCase read(JsonNode node, String locale) {
        boolean masked = node.path("masked").asBoolean();
        var status = node.path("status").asText();
        var title = node.path("title").path(locale).asText();
        return new CitizenCase(
                title.isEmpty() ? node.path("title").path("nb").asText() : title,
                masked ? "Åpnes på nivå " + node.path("opensAt").asInt() : STATUS.getOrDefault(status, status),
                node.path("caseNumber").asText(),
                node.path("links").path("page").asText(),
                masked);
    }
}
