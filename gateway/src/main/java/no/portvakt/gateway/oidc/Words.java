package no.portvakt.gateway.oidc;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of the identity provider's words may stand in our log: error codes of the protocols, and nothing longer. */
final class Words {

    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");

    private Words() {}

    static String known(@Nullable String errorCode) {
        return Optional.ofNullable(errorCode)
                .filter(code -> ERROR_CODE.matcher(code).matches())
                .orElse("an unreadable error");
    }

    /** The kinds of what went wrong, without their messages, which may quote a token. */
    static String about(Throwable failure) {
        return failure.getCause() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName()
                        + " of "
                        + failure.getCause().getClass().getSimpleName();
    }
}
