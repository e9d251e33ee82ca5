package no.portvakt.demo.officers;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import no.portvakt.trust.secret.Secret;

/** What the app on an officer's phone shows (RFC 6238: HMAC-SHA-1, six digits, thirty seconds). */
public final class OneTimeCodes {

    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator(PERIOD);
    private final Secret secret;

    /** Shows codes for a secret that is ASCII text. */
    public OneTimeCodes(Secret secret) {
        this.secret = secret;
    }

    /** The code that is good at this moment. */
    public String at(Instant moment) {
        var key = secret.<SecretKeySpec>reveal(
                text -> new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), app.getAlgorithm()));
        try {
            return app.generateOneTimePasswordString(key, moment);
        } catch (InvalidKeyException notAKey) {
            throw new IllegalStateException(notAKey);
        }
    }

    /** How many seconds it stays good. */
    public static int secondsLeft(Instant moment) {
        return (int) (PERIOD.toSeconds() - moment.getEpochSecond() % PERIOD.toSeconds());
    }
}
