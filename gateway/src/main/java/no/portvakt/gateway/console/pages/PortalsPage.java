package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * The portals that delegate their log-ins to us.
 *
 * @param problems why none is shown; one line each
 */
public record PortalsPage(String title, List<Row> portals, List<String> problems) implements Page {

    public PortalsPage {
        portals = List.copyOf(portals);
        problems = List.copyOf(problems);
    }

    /**
     * One portal.
     *
     * @param service whose profile says what a log-in takes
     * @param told what the portal learns about a citizen, in words
     * @param wrong why citizens cannot be logged in there; empty if they can
     * @param notes what somebody should look at
     */
    public record Row(
            String id,
            String name,
            String protocol,
            String service,
            String serviceTitle,
            LevelMark level,
            String told,
            List<String> wrong,
            List<String> notes) {

        public Row {
            wrong = List.copyOf(wrong);
            notes = List.copyOf(notes);
        }
    }

    @Override
    public String template() {
        return "portals";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.PORTALS);
    }
}
