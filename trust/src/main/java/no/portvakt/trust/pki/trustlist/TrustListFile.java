package no.portvakt.trust.pki.trustlist;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import no.portvakt.trust.pki.encoding.PkiFile;

/** Reads {@code trust-list.json}. All that is wrong with it is said at once; unknown keys are wrong too. */
final class TrustListFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> KEYS = Set.of("environment", "testPolicies", "grace", "issuers");
    private static final Set<String> ISSUER_KEYS =
            Set.of("file", "from", "until", "policies", "statements", "lists", "responder", "nonce");
    private static final Set<String> LEVELS = Set.of("1", "2", "3", "4");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Where Commfides and Buypass put the policies of certificates for tests. */
    private static final List<PolicyArc> TEST_ARCS =
            List.of(new PolicyArc("2.16.578.1.29.913"), new PolicyArc("2.16.578.1.26.1.0"));

    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private TrustListFile(Path folder) {
        this.folder = folder;
    }

    static TrustList read(Path file) throws IOException {
        var json = JSON.readTree(PkiFile.read(file, MOST_BYTES));
        var reader = new TrustListFile(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
        var list = reader.list(json);
        if (!reader.problems.isEmpty()) {
            throw new IOException(file + ": " + String.join("; ", reader.problems));
        }
        return list;
    }

    private TrustList list(JsonNode json) {
        unknownKeys(json, KEYS, "");
        var issuers = new ArrayList<TrustedIssuer>();
        for (var issuer : json.path("issuers")) {
            issuers.addAll(issuers(issuer));
        }
        if (issuers.isEmpty()) {
            problems.add("'issuers' names nobody");
        }
        return new TrustList(issuers, testArcs(json), grace(json.path("grace")));
    }

    private List<PolicyArc> testArcs(JsonNode json) {
        var environment = json.path("environment").asText();
        if (!environment.equals("production") && !environment.equals("test")) {
            problems.add("'environment' is neither production nor test");
        }
        var named = each(json.path("testPolicies"), "testPolicies", PolicyArc::new);
        return environment.equals("test") ? List.of() : named.isEmpty() ? TEST_ARCS : named;
    }

    private Map<Integer, Duration> grace(JsonNode json) {
        var found = new HashMap<Integer, Duration>();
        unknownKeys(json, LEVELS, "grace.");
        json.properties().forEach(entry -> value(entry.getValue(), "grace." + entry.getKey(), Duration::parse)
                .filter(time -> {
                    if (time.isNegative()) {
                        problems.add("'grace." + entry.getKey() + "' is less than nothing");
                    }
                    return LEVELS.contains(entry.getKey());
                })
                .ifPresent(time -> found.put(Integer.valueOf(entry.getKey()), time)));
        return found;
    }

    /** Each certificate of the file is an issuer of its own, of which the same is believed. */
    private List<TrustedIssuer> issuers(JsonNode json) {
        var file = json.path("file").asText();
        unknownKeys(json, ISSUER_KEYS, file + ": ");
        var where = file + ": ";
        var from = value(json.path("from"), where + "from", Instant::parse);
        var until = value(json.path("until"), where + "until", Instant::parse);
        var policies = each(json.path("policies"), where + "policies", PolicyArc::new);
        var statements = each(json.path("statements"), where + "statements", oid -> new PolicyArc(oid).oid());
        var lists = each(json.path("lists"), where + "lists", TrustListFile::address);
        var responder = value(json.path("responder"), where + "responder", TrustListFile::address);
        var nonce = value(json.path("nonce"), where + "nonce", TrustListFile::yesOrNo)
                .orElse(false);
        var servers = new RevocationServers(lists, responder, nonce);
        return certificates(file).stream()
                .map(certificate ->
                        new TrustedIssuer(certificate, from, until, policies, Set.copyOf(statements), servers))
                .toList();
    }

    /** Beside the list or below it, and nowhere else. */
    private List<X509Certificate> certificates(String name) {
        var file = folder.resolve(name).normalize();
        if (name.isBlank() || !file.startsWith(folder.normalize())) {
            problems.add("an issuer's 'file' is missing, or outside of the folder");
            return List.of();
        }
        try {
            return PkiFile.trustedCertificates(file);
        } catch (IOException unreadable) {
            problems.add(unreadable.getMessage());
            return List.of();
        }
    }

    /** Fetching from anything but http is another protocol with other holes, and ldap another still. */
    private static URI address(String text) {
        var address = URI.create(text);
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        if ((!scheme.equals("http") && !scheme.equals("https")) || address.getHost() == null) {
            throw new IllegalArgumentException("not an http or https address");
        }
        return address;
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private <T> List<T> each(JsonNode array, String where, Function<String, T> read) {
        if (!array.isArray() && !array.isMissingNode()) {
            problems.add("'" + where + "' is not a list");
        }
        return StreamSupport.stream(array.spliterator(), false)
                .flatMap(node -> value(node, where, read).stream())
                .toList();
    }

    private <T> Optional<T> value(JsonNode node, String where, Function<String, T> read) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(node.asText()));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            problems.add("'" + where + "' cannot be read: '" + node.asText() + "'");
            return Optional.empty();
        }
    }

    private void unknownKeys(JsonNode json, Set<String> known, String where) {
        json.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add("'" + where + key + "' is no key of a trust list");
            }
        });
    }
}
