package no.portvakt.idp.events;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of an event may be shown: a client's id in a failed request is whatever was sent. */
final class ShownText {

    private static final Pattern IDENTIFIER =
            Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}|[0-9a-f-]{36}|[A-Za-z0-9_-]{20,64}");

    private ShownText() {}

    /** Empty for what does not look like an identifier. */
    static Optional<String> of(@Nullable String value) {
        return Optional.ofNullable(value)
                .filter(text -> IDENTIFIER.matcher(text).matches());
    }
}
