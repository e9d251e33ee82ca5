package no.portvakt.demo.officers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.portvakt.trust.secret.Secret;

/** What the app on an officer's phone shows (RFC 6238: HMAC-SHA-1, six digits, thirty seconds). */
public final class OneTimeCodes {

    private static final int PERIOD = 30;
    private static final int MILLION = 1_000_000;
    private static final String HMAC = "HmacSHA1";

    private final Secret secret;

    /** Shows codes for a secret that is ASCII text. */
    public OneTimeCodes(Secret secret) {
        this.secret = secret;
    }

    /** The code that is good at this moment. */
    public String at(Instant moment) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.<byte[]>reveal(text -> text.getBytes(StandardCharsets.US_ASCII)), HMAC));
            var tag = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(moment.getEpochSecond() / PERIOD)
                    .array()));
            int offset = tag.get(tag.capacity() - 1) & 0xf;
            return "%06d".formatted((tag.getInt(offset) & Integer.MAX_VALUE) % MILLION);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** How many seconds it stays good. */
    public static int secondsLeft(Instant moment) {
        return PERIOD - (int) (moment.getEpochSecond() % PERIOD);
    }
}
