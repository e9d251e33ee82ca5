package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * Why was this citizen refused: the decisions about one request, by the id that her page shows.
 *
 * @param told why nothing is shown, if that has to be said
 */
public record DecisionsPage(String title, String searched, Optional<String> told, List<Row> rows) implements Page {

    public DecisionsPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "decisions";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.DECISIONS);
    }

    /** One decision. It does not say who it was. */
    public record Row(
            String at,
            String machineAt,
            String service,
            String request,
            String rule,
            LevelMark had,
            String outcome,
            String why,
            String enforced) {}
}
