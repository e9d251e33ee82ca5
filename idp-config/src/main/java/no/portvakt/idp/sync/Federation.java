package no.portvakt.idp.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which other providers of identities citizens may log in by, and which of our own ways there are beside them: a file
 * that a municipality owns.
 *
 * @param ownWays {@code pin}, {@code pki}, both or none
 * @param brokers each as Keycloak's representation of an identity provider
 */
public record Federation(List<String> ownWays, List<ObjectNode> brokers) {

    private static final Set<String> OWN_WAYS = Set.of("pin", "pki");
    private static final Set<String> KEYS = Set.of("ownWays", "providers");
    private static final ObjectMapper JSON = new ObjectMapper();

    public Federation {
        ownWays = List.copyOf(ownWays);
        brokers = List.copyOf(brokers);
    }

    /** As the realm keeps it. */
    String ownWaysWritten() {
        return ownWays.isEmpty() ? "none" : String.join(",", ownWays);
    }

    /**
     * Reads the file's text.
     *
     * @throws IllegalArgumentException naming what is wrong: what is misspelled must not be passed over
     */
    public static Federation read(String text) {
        JsonNode file;
        try {
            file = JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the federation file is no JSON", broken);
        }
        ProviderEntry.refuseOthers(file, KEYS, "the file");
        var ownWays = file.path("ownWays").valueStream().map(JsonNode::asText).toList();
        if (!OWN_WAYS.containsAll(ownWays)) {
            throw new IllegalArgumentException("ownWays are pin and pki, not " + ownWays);
        }
        var brokers = file.path("providers")
                .valueStream()
                .map(ProviderEntry::new)
                .map(ProviderEntry::representation)
                .toList();
        if (new HashSet<>(brokers.stream().map(broker -> broker.path("alias")).toList()).size() < brokers.size()) {
            throw new IllegalArgumentException("two providers have one alias");
        }
        return new Federation(ownWays, brokers);
    }
}
