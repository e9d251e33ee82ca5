package no.portvakt.gateway.request.respond;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The challenge of RFC 9470: which {@code acr} would do, and how old the log-in may be. */
final class BearerChallenge {

    /** Of RFC 6750. Why it does not count is for our log alone. */
    static final String INVALID = "Bearer error=\"invalid_token\"";

    private BearerChallenge() {}

    static String of(Reply.Needed needed) {
        var parameters = Stream.of(
                        Stream.of("error=\"insufficient_user_authentication\""),
                        needed.acr().stream().map(acr -> "acr_values=\"" + acr + "\""),
                        needed.maxAge().stream().map(age -> "max_age=\"" + age.toSeconds() + "\""))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        return "Bearer " + parameters;
    }
}
