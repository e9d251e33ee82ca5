package no.portvakt.minside.peer;

import java.util.Base64;

/**
 * Whether a compact JWS is written in the one canonical way. The libraries decode base64url leniently, so that one
 * signature would fit many strings; whatever is not canonical is refused before they see it.
 */
public final class CanonicalToken {

    private static final int PARTS = 3;
    private static final int LONGEST = 8192;

    private CanonicalToken() {}

    public static boolean isCanonical(String token) {
        if (token.length() > LONGEST) {
            return false;
        }
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return false;
        }
        for (var part : parts) {
            if (part.isEmpty() || !isCanonicalPart(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCanonicalPart(String part) {
        try {
            var decoded = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(decoded)
                    .equals(part);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
