package no.portvakt.idp.running;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.keycloak.models.utils.TimeBasedOTP;

/** An officer's app. */
public record OneTimeCodes(String secret) {

    private static final int PERIOD = 30;
    private static final int DIGITS = 6;
    private static final int BYTES = 10;

    public static OneTimeCodes random() {
        var bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new OneTimeCodes(HexFormat.of().formatHex(bits));
    }

    /** The code of the moment. */
    public String now() {
        return of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The code for a key that a page showed. */
    public static String of(byte[] key) {
        return new TimeBasedOTP("HmacSHA1", DIGITS, PERIOD, 1).generateTOTP(key);
    }
}
