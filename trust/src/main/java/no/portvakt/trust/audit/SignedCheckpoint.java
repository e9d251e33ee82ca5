package no.portvakt.trust.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import no.portvakt.trust.signature.PlainSignature;

/**
 * A checkpoint with the signature of the program that writes the log: what is kept on another machine.
 *
 * @param log which log, as its writer names it
 * @param bytes how long the file was then
 */
public record SignedCheckpoint(String log, Checkpoint checkpoint, long bytes, Instant at, String signature) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SignedCheckpoint sign(String log, Checkpoint checkpoint, long bytes, Instant at, PrivateKey key) {
        return new SignedCheckpoint(
                log, checkpoint, bytes, at, PlainSignature.sign(text(log, checkpoint, bytes, at), key));
    }

    /** Whether this key signed it. */
    public boolean isSignedBy(PublicKey key) {
        return PlainSignature.isValid(text(log, checkpoint, bytes, at), signature, key);
    }

    /** As it is stored and sent. */
    public String json() {
        return JSON.createObjectNode()
                .put("log", log)
                .put("sequence", checkpoint.sequence())
                .put("hash", checkpoint.hash())
                .put("bytes", bytes)
                .put("at", at.toString())
                .put("signature", signature)
                .toString();
    }

    /** Empty for whatever cannot be read as one; that it is genuine is another question. */
    public static Optional<SignedCheckpoint> parse(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode fields
                    ? Optional.of(new SignedCheckpoint(
                            fields.path("log").asText(),
                            new Checkpoint(
                                    fields.path("sequence").asLong(-1),
                                    fields.path("hash").asText()),
                            fields.path("bytes").asLong(-1),
                            Instant.parse(fields.path("at").asText()),
                            fields.path("signature").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private static String text(String log, Checkpoint checkpoint, long bytes, Instant at) {
        return String.join(
                "\n",
                "portvakt-audit-checkpoint-v1",
                log,
                Long.toString(checkpoint.sequence()),
                checkpoint.hash(),
                Long.toString(bytes),
                at.toString());
    }
}
