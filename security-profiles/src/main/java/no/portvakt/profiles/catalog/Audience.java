package no.portvakt.profiles.catalog;

import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.LoginMethod;

/**
 * Who may come, and how.
 *
 * @param population who the service is for, never empty
 * @param issuers the names of the issuers whose log-ins count; empty if all that the gateway knows do
 * @param login the log-in methods that count; empty if all do. A rule may narrow it
 * @param represent whom one may act for beside oneself
 */
public record Audience(
        Set<Population> population,
        Optional<Set<String>> issuers,
        Optional<Set<LoginMethod>> login,
        Set<Representation> represent) {

    /** What a profile that says nothing gets: citizens, for themselves, by any issuer and method that is configured. */
    public static final Audience DEFAULT =
            new Audience(Set.of(Population.CITIZENS), Optional.empty(), Optional.empty(), Set.of());

    public Audience {
        population = Set.copyOf(population);
        issuers = issuers.map(Set::copyOf);
        login = login.map(Set::copyOf);
        represent = Set.copyOf(represent);
        if (population.isEmpty()) {
            throw new IllegalArgumentException("a service must be for somebody");
        }
    }
}
