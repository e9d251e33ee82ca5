package no.portvakt.idp.flow;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.level.LoginMethod;
import org.keycloak.models.ClientModel;

/**
 * What a client's log-ins take beside a level, as its attributes declare. The gateway's has none: it decides for each of
 * its services itself.
 *
 * @param methods one of these must have been used; empty if all count
 * @param maxAge the largest age of the log-in; empty if the session's own limits are enough
 */
public record ClientDemand(Optional<Set<LoginMethod>> methods, Optional<Duration> maxAge) {

    /** Attribute: words of profiles with blanks between, or {@link #ANY}. */
    public static final String METHODS = "portvakt.methods";
    /** Attribute: seconds, or {@link #ANY}. */
    public static final String MAX_AGE = "portvakt.max-age";

    public static final String ANY = "any";

    public ClientDemand {
        methods = methods.map(Set::copyOf);
    }

    /** A word that cannot be read counts for nobody, and so does an age. */
    public static ClientDemand of(ClientModel client) {
        return read(
                Optional.ofNullable(client.getAttribute(METHODS)), Optional.ofNullable(client.getAttribute(MAX_AGE)));
    }

    static ClientDemand read(Optional<String> methods, Optional<String> maxAge) {
        return new ClientDemand(
                methods.filter(written -> !written.equals(ANY)).map(ClientDemand::methods),
                maxAge.filter(written -> !written.equals(ANY)).map(ClientDemand::age));
    }

    public boolean accepts(LoginMethod method) {
        return methods.map(named -> named.contains(method)).orElse(true);
    }

    /** Whether one of these was enough. */
    public boolean isMetBy(Set<LoginMethod> used) {
        return methods.isEmpty() || used.stream().anyMatch(this::accepts);
    }

    /** The age to ask for, where the client itself asks for {@code asked} seconds, or for nothing. */
    public Optional<String> seconds(Optional<String> asked) {
        return maxAge.map(longest -> asked.map(ClientDemand::age)
                        .filter(wanted -> wanted.compareTo(longest) < 0)
                        .orElse(longest))
                .map(Duration::toSeconds)
                .map(seconds -> Long.toString(seconds));
    }

    private static Set<LoginMethod> methods(String written) {
        return Arrays.stream(written.split(" "))
                .flatMap(word -> LoginMethod.of(word).stream())
                .collect(Collectors.toSet());
    }

    private static Duration age(String seconds) {
        return seconds.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }
}
