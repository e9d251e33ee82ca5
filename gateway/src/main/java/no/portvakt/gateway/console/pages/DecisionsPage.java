package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * Why was this citizen refused: the decisions about one request, by the id that her page shows, or those of a service
 * and a stretch of time.
 *
 * @param services that she may ask about
 * @param told why nothing is shown, if that has to be said
 * @param next where the older ones are
 */
public record DecisionsPage(
        String title,
        String searched,
        String from,
        String to,
        List<Choice> services,
        Optional<String> told,
        List<Row> rows,
        Optional<String> next)
        implements Page {

    public DecisionsPage {
        services = List.copyOf(services);
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

    /** A service to choose. */
    public record Choice(String id, String title, boolean chosen) {}

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
