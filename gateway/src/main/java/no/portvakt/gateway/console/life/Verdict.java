package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.Problem;

/** What {@link Judge} says of documents. */
public sealed interface Verdict {

    /**
     * The documents are sound.
     *
     * @param validFrom the latest time that a changed document itself names
     */
    record Sound(Judgement judgement, ServiceCatalog catalog, Optional<Instant> validFrom) implements Verdict {}

    /** They cannot be in force together. */
    record Unsound(List<Problem> problems) implements Verdict {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }
}
