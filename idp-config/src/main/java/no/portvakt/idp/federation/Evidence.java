package no.portvakt.idp.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a provider said of a log-in, as it said it; that it was the provider who said it was looked at before. Prints
 * masked.
 *
 * @param level its word for how sure it is; empty if it said none, or more than one
 * @param methods its words for how she logged in
 * @param person the national id number
 * @param provedAt when she proved who she is; a provider that remembers her says an earlier time than now
 */
record Evidence(
        Optional<String> level,
        List<String> methods,
        Optional<String> person,
        Optional<Instant> provedAt,
        String givenName,
        String familyName) {

    Evidence {
        methods = List.copyOf(methods);
    }

    @Override
    public String toString() {
        return "Evidence[***]";
    }
}
