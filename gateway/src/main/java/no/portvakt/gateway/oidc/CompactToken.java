package no.portvakt.gateway.oidc;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

/**
 * Refuses a token that has more than one spelling before any library reads it: decoders of base64url forgive padding,
 * foreign letters and surplus bits, so that two different strings would be the same token.
 */
public final class CompactToken {

    private static final int PARTS = 3;
    private static final int LONGEST = 32 * 1024;

    private CompactToken() {}

    /** A signed JWT in its one spelling; empty for everything else, {@code alg: none} included. */
    static Optional<SignedJWT> parse(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        for (var part : parts) {
            if (!isCanonical(part)) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(SignedJWT.parse(token));
        } catch (ParseException notAToken) {
            return Optional.empty();
        }
    }

    /** Whether a part is base64url as its bytes would be written, and not empty. */
    public static boolean isCanonical(String part) {
        if (part.isEmpty()) {
            return false;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException notBase64Url) {
            return false;
        }
    }
}
