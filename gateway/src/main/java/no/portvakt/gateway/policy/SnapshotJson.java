package no.portvakt.gateway.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProfileSource;

/**
 * The payload of a snapshot, written and read in one place so that console and edge cannot drift apart. A key that this
 * version does not know makes the whole unreadable: it could be a restriction, and leaving it out would fall open.
 */
public final class SnapshotJson {

    private static final String EVERY_SERVICE = "*";
    private static final Set<String> KEYS =
            Set.of("version", "issuedAt", "expires", "documents", "emergency", "watched", "personKey");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(SignedSnapshot.LARGEST)
                        .build());
    }

    private SnapshotJson() {}

    public static String write(Snapshot snapshot) {
        var root = JSON.createObjectNode();
        root.put("version", snapshot.version());
        root.put("issuedAt", snapshot.issuedAt().toString());
        root.put("expires", snapshot.expires().toString());
        var documents = root.putArray("documents");
        snapshot.documents()
                .forEach(document ->
                        documents.addObject().put("name", document.name()).put("yaml", document.yaml()));
        var emergency = root.putArray("emergency");
        snapshot.emergency().forEach(raise -> emergency
                .addObject()
                .put("service", raise.service().map(ServiceId::value).orElse(EVERY_SERVICE))
                .put("level", raise.level().number())
                .put("since", raise.since().toString()));
        var watched = root.putObject("watched");
        new TreeMap<>(snapshot.watched()).forEach((service, words) -> {
            var array = watched.putArray(service.value());
            new TreeSet<>(words).forEach(array::add);
        });
        snapshot.personKey().ifPresent(key -> root.set("personKey", JSON.valueToTree(key.toJSONObject())));
        return root.toString();
    }

    static Snapshot read(String payload) throws Unreadable {
        try {
            if (!(JSON.readTree(payload) instanceof ObjectNode root)) {
                throw new Unreadable("not an object");
            }
            onlyKnown(root, KEYS);
            return new Snapshot(
                    whole(root, "version"),
                    Instant.parse(text(root, "issuedAt")),
                    Instant.parse(text(root, "expires")),
                    documents(root),
                    emergency(root),
                    watched(root),
                    personKey(root));
        } catch (JsonProcessingException notJson) {
            throw new Unreadable("not JSON");
        } catch (IllegalArgumentException | DateTimeException | ParseException wrong) {
            throw new Unreadable("a value is not what it should be");
        }
    }

    private static List<ProfileSource> documents(JsonNode root) throws Unreadable {
        List<ProfileSource> documents = new ArrayList<>();
        for (var document : array(root, "documents")) {
            onlyKnown(document, Set.of("name", "yaml"));
            documents.add(new ProfileSource(text(document, "name"), text(document, "yaml")));
        }
        return documents;
    }

    private static List<Snapshot.Raise> emergency(JsonNode root) throws Unreadable {
        List<Snapshot.Raise> raises = new ArrayList<>();
        for (var raise : array(root, "emergency")) {
            onlyKnown(raise, Set.of("service", "level", "since"));
            var service = text(raise, "service");
            raises.add(new Snapshot.Raise(
                    service.equals(EVERY_SERVICE) ? Optional.empty() : Optional.of(new ServiceId(service)),
                    SecurityLevel.of(Math.toIntExact(whole(raise, "level")))
                            .orElseThrow(() -> new Unreadable("a level that is none")),
                    Instant.parse(text(raise, "since"))));
        }
        return raises;
    }

    private static Map<ServiceId, Set<String>> watched(JsonNode root) throws Unreadable {
        if (!(root.get("watched") instanceof ObjectNode services)) {
            throw new Unreadable("watched is not an object");
        }
        Map<ServiceId, Set<String>> watched = new HashMap<>();
        for (var service : services.properties()) {
            Set<String> words = new HashSet<>();
            for (var word : array(services, service.getKey())) {
                words.add(word.asText());
            }
            watched.put(new ServiceId(service.getKey()), words);
        }
        return watched;
    }

    private static Optional<ECKey> personKey(JsonNode root) throws ParseException, Unreadable {
        if (!root.has("personKey")) {
            return Optional.empty();
        }
        var key = ECKey.parse(root.get("personKey").toString());
        if (!Curve.P_256.equals(key.getCurve()) || key.isPrivate()) {
            throw new Unreadable("personKey is not a public key on P-256");
        }
        return Optional.of(key);
    }

    private static String text(JsonNode object, String key) throws Unreadable {
        if (!object.path(key).isTextual()) {
            throw new Unreadable(key + " is not a text");
        }
        return object.path(key).textValue();
    }

    private static long whole(JsonNode object, String key) throws Unreadable {
        if (!object.path(key).canConvertToLong() || !object.path(key).isIntegralNumber()) {
            throw new Unreadable(key + " is not a whole number");
        }
        return object.path(key).longValue();
    }

    private static JsonNode array(JsonNode object, String key) throws Unreadable {
        if (!object.path(key).isArray()) {
            throw new Unreadable(key + " is not an array");
        }
        return object.path(key);
    }

    private static void onlyKnown(JsonNode object, Set<String> known) throws Unreadable {
        for (var key : object.properties()) {
            if (!known.contains(key.getKey())) {
                throw new Unreadable("a key that this version does not know");
            }
        }
    }

    /** Why it is not a snapshot; quotes no value of it. Caught in this package and by nobody else. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why, null, false, false);
        }
    }
}
