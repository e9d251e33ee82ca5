package no.portvakt.gateway.saml.delegate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import net.shibboleth.utilities.java.support.codec.EncodingException;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionId;
import org.opensaml.saml.saml2.binding.artifact.SAML2ArtifactType0004;

/**
 * Answers that portals' servers fetch, on every node, for a minute: kept under the hash of the artifact, and sealed with a
 * key that comes from it. Who asks for one takes it away, whoever that is. Thread-safe. Blocks; throws a
 * {@code CompletionException} where the store is away.
 */
final class Artifacts {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int HANDLE_BYTES = 20;
    private static final byte[] ONLY_ENDPOINT = {0, 0};
    private static final String PURPOSE = "saml.artifact";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] source;
    private final SealedTexts texts;
    private final SecureRandom random;

    Artifacts(String entityId, SealedTexts texts, SecureRandom random) {
        // What names us in an artifact is SHA-1 of our name by SAML Bindings, 3.6.4.2; nothing rests on it.
        this.source = digest("SHA-1", entityId);
        this.texts = texts;
        this.random = random;
    }

    /**
     * An answer that waits.
     *
     * @param portal the id of the declaration of the one that it is for
     * @param sessionIndex of the sign-on that it is about; blank for none
     */
    record Waiting(String portal, String sessionIndex, String response) {}

    /** Empty if there is no room. */
    Optional<String> keep(Waiting answer) {
        var handle = new byte[HANDLE_BYTES];
        random.nextBytes(handle);
        try {
            var artifact = new SAML2ArtifactType0004(ONLY_ENDPOINT, source, handle).base64Encode();
            var id = id(artifact);
            return Optional.of(artifact)
                    .filter(made -> texts.keep(id.hash(), id.sealer(PURPOSE).seal(write(answer)), LIFE)
                            .toCompletableFuture()
                            .join());
        } catch (EncodingException broken) {
            throw new IllegalStateException("an artifact cannot be written", broken);
        }
    }

    /** What it stands for; empty for the second who asks. */
    Optional<Waiting> take(String artifact) {
        var id = id(artifact);
        return texts.take(id.hash())
                .toCompletableFuture()
                .join()
                .flatMap(text -> id.sealer(PURPOSE).open(text))
                .flatMap(Artifacts::read);
    }

    private static SessionId id(String artifact) {
        var bits = digest("SHA-256", "saml artifact\n" + artifact);
        return SessionId.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bits))
                .orElseThrow();
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String write(Waiting answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an answer cannot be written", broken);
        }
    }

    private static Optional<Waiting> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, Waiting.class));
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }
}
