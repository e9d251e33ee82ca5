package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * What the decisions of the last days say about one service.
 *
 * @param table by log-in method; empty if nobody was there
 * @param waiting versions that are not in force, and what each would have done to this service
 */
public record ImpactView(List<Choice> choices, String summary, Optional<FigureTable> table, List<Waiting> waiting) {

    public ImpactView {
        choices = List.copyOf(choices);
        waiting = List.copyOf(waiting);
    }

    /** How far back to look. */
    public record Choice(String text, String link, boolean current) {}

    /**
     * A version that waits.
     *
     * @param facts whom it would have asked to step up, or refused; empty before it was simulated
     * @param simulated when
     * @param simulation its id
     */
    public record Waiting(
            VersionRow version,
            List<String> facts,
            Optional<String> simulated,
            Optional<String> simulation,
            boolean maySimulate) {

        public Waiting {
            facts = List.copyOf(facts);
        }
    }
}
