package no.portvakt.minside.fagsystem.connector;

import java.util.List;

/** What reading a connector's file came to. */
public sealed interface ConnectorReading {

    record Sound(Connector connector) implements ConnectorReading {}

    /** Everything that is wrong with it, in the file's order. */
    record Unsound(List<ConnectorProblem> problems) implements ConnectorReading {

        public Unsound {
            problems = List.copyOf(problems);
        }
    }
}
