package no.portvakt.trust.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record in its place in the chain, as one line of canonical JSON: keys in order, no blanks, numbers whole. Its
 * {@code hash} is SHA-256 over the same JSON without {@code hash}, and covers {@code previous}, the hash of the record
 * before.
 */
record ChainedRecord(long sequence, String previous, String hash, String line) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ChainedRecord after(Checkpoint head, AuditRecord record) {
        SortedMap<String, Object> fields = new TreeMap<>();
        fields.put("at", record.at().toString());
        fields.put("correlation", record.correlation().value());
        fields.put("details", record.details());
        fields.put("on", record.on());
        fields.put("outcome", record.outcome().word());
        fields.put("previous", head.hash());
        fields.put("sequence", head.sequence() + 1);
        fields.put("what", record.what());
        fields.put("who", record.who());
        var hash = sha256(write(fields));
        fields.put("hash", hash);
        return new ChainedRecord(head.sequence() + 1, head.hash(), hash, write(fields));
    }

    /** Empty unless the line is exactly what {@link #after} writes, with the hash that belongs to it. */
    static Optional<ChainedRecord> parse(String line) {
        try {
            if (!(JSON.readTree(line) instanceof ObjectNode fields)) {
                return Optional.empty();
            }
            var sequence = fields.path("sequence").asLong();
            var previous = fields.path("previous").asText();
            var hash = fields.path("hash").asText();
            // Equal to what it would be written as again: so no key stands twice and nothing hides behind the object.
            if (!JSON.writeValueAsString(fields).equals(line)) {
                return Optional.empty();
            }
            fields.remove("hash");
            return sha256(JSON.writeValueAsString(fields)).equals(hash)
                    ? Optional.of(new ChainedRecord(sequence, previous, hash, line))
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    boolean follows(Checkpoint head) {
        return sequence == head.sequence() + 1 && previous.equals(head.hash());
    }

    Checkpoint checkpoint() {
        return new Checkpoint(sequence, hash);
    }

    private static String write(SortedMap<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (IOException impossible) {
            throw new IllegalStateException("strings and numbers cannot be written as JSON", impossible);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
