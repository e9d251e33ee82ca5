package no.portvakt.profiles.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The request methods that a rule can name (RFC 9110 §9, RFC 5789). A request with any other has no rule. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS;

    private static final Map<String, Optional<Method>> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Method::name, Optional::of));

    /** Whether a request with it brings something that could be signed. */
    public boolean isSubmission() {
        return switch (this) {
            case POST, PUT, PATCH, DELETE -> true;
            case GET, HEAD, OPTIONS -> false;
        };
    }

    /** Compared exactly: methods are case-sensitive. */
    public static Optional<Method> of(String name) {
        return BY_NAME.getOrDefault(name, Optional.empty());
    }
}
