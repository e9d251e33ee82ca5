package no.portvakt.gateway.saml.answer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.portvakt.trust.secret.Secret;

/** Names of citizens and log-ins that mean something to one portal alone, so that two cannot compare. Thread-safe. */
public final class PortalPseudonyms {

    private static final String HMAC = "HmacSHA256";
    private static final int RANDOM_BYTES = 20;

    private final Secret pairwise;
    private final SecureRandom random;

    /** From this secret; changing it makes every citizen a stranger to every portal. */
    public PortalPseudonyms(Secret pairwise, SecureRandom random) {
        this.pairwise = pairwise;
        this.random = random;
    }

    /** The same at every log-in. */
    public String lasting(String entityId, String subject) {
        return keyed("saml name", entityId, subject);
    }

    /** Of one log-in: the same for every assertion that is made from it. */
    public String session(String entityId, String sid) {
        return keyed("saml session", entityId, sid);
    }

    /** The same for every assertion of one log-in, so that a log-out can name her, and another with the next. */
    public String whileLoggedIn(String entityId, String sid) {
        return keyed("saml passing name", entityId, sid);
    }

    /** Of one log-in: what is remembered of what she was shown, which no portal hears. */
    public String shown(String entityId, String sid) {
        return keyed("saml shown", entityId, sid);
    }

    /** Never the same again. It begins as an XML ID has to. */
    public String passing() {
        var bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        return "_" + HexFormat.of().formatHex(bits);
    }

    private String keyed(String what, String entityId, String value) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(pairwise.revealBytes(), HMAC));
            var tag = mac.doFinal((what + "\n" + entityId + "\n" + value).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
