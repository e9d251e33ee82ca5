package no.portvakt.profiles.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.Audience;
import no.portvakt.profiles.catalog.Population;

/** What the names of issuers in profiles mean here. */
public sealed interface Issuers {

    /** The issuers whose evidence counts for this audience; empty if that is not judged here. */
    Optional<Set<String>> acceptedBy(Audience audience);

    /** Names stand for themselves, as on the command line; whom an issuer speaks for is not known. */
    record Unresolved() implements Issuers {
        @Override
        public Optional<Set<String>> acceptedBy(Audience audience) {
            return audience.issuers();
        }
    }

    /**
     * Names stand for themselves, as records of decisions have them. Whoever is in one had logged in as a citizen, since
     * nothing else is recorded: a service that is for others lets nobody in who is.
     */
    record OfRecords() implements Issuers {
        @Override
        public Optional<Set<String>> acceptedBy(Audience audience) {
            return audience.population().contains(Population.CITIZENS) ? audience.issuers() : Optional.of(Set.of());
        }
    }

    /** Somebody in front has judged it, and evidence now names that somebody. */
    record JudgedBefore() implements Issuers {
        @Override
        public Optional<Set<String>> acceptedBy(Audience audience) {
            return Optional.empty();
        }
    }

    /**
     * The issuers of the gateway's configuration: a name that is not among them lets nobody in, and nobody of another
     * population than the service's comes in.
     */
    record Configured(List<Known> known) implements Issuers {

        public Configured {
            known = List.copyOf(known);
        }

        @Override
        public Optional<Set<String>> acceptedBy(Audience audience) {
            return Optional.of(known.stream()
                    .filter(issuer -> audience.population().contains(issuer.population()))
                    .filter(issuer -> audience.issuers()
                            .map(names -> names.contains(issuer.name()))
                            .orElse(true))
                    .map(Known::issuer)
                    .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /**
     * One issuer.
     *
     * @param name what profiles call it
     * @param issuer its identifier, as its evidence gives it
     * @param population whom it speaks for
     */
    record Known(String name, String issuer, Population population) {}
}
