package no.portvakt.gateway.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.portvakt.testsupport.corpora.Corpora;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Signatures that others made to deceive (Wycheproof), through our own spelling check, key choice and verification. */
class WycheproofTest {

    private static final Logger LOG = Logger.getLogger(WycheproofTest.class);
    private static final int ALLOWED_DIFFERENCES = 6;

    @Test
    void shouldJudgeSignaturesAsWycheproofDoes() throws IOException, JoseException {
        var file = Corpora.find("wycheproof/json_web_signature_test.json");
        assumeTrue(file.isPresent(), "skipped: no Wycheproof data beside the project");

        int cases = 0;
        int valid = 0;
        Set<String> sound = new HashSet<>();
        Set<String> accepted = new HashSet<>();
        Map<Integer, String> differences = new TreeMap<>();
        for (var group :
                new ObjectMapper().readTree(Files.readString(file.get())).path("testGroups")) {
            var key = JsonWebKey.Factory.newJwk(
                    (group.has("public") ? group.path("public") : group.path("private")).toString());
            for (var test : group.path("tests")) {
                cases++;
                var token = test.path("jws").textValue();
                boolean taken = isAccepted(token, key, algorithms(group));
                boolean expected = test.path("result").textValue().equals("valid");
                valid += expected ? 1 : 0;
                (expected ? sound : taken ? accepted : new HashSet<String>()).add(token);
                if (taken != expected) {
                    differences.put(
                            test.path("tcId").intValue(), test.path("comment").textValue());
                }
            }
        }

        LOG.infof("Wycheproof JWS: %d cases, %d of them valid; %d differences", cases, valid, differences.size());
        assertThat(cases).isEqualTo(401);
        // What we take although it is listed as invalid is, letter for letter, also listed as valid.
        assertThat(sound).containsAll(accepted);
        assertThat(differences).hasSizeLessThanOrEqualTo(ALLOWED_DIFFERENCES);
        assertThat(differences.keySet()).isEqualTo(explained());
    }

    /** Of symmetric keys as well: what keeps them out elsewhere is that no issuer may have them. */
    private static Set<String> algorithms(JsonNode group) {
        var all = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
        var key = group.has("public") ? group.path("public") : group.path("private");
        return key.path("kty").textValue().equals("oct") ? Set.of("HS256", "HS384", "HS512") : all;
    }

    private static boolean isAccepted(String token, JsonWebKey key, Set<String> algorithms) {
        return SignedText.hasOneSpelling(token)
                && SignedText.read(token)
                        .filter(text -> text.faults(algorithms, Optional.of(KeySet.of(List.of(key))))
                                .isEmpty())
                        .isPresent();
    }

    private static Set<Integer> explained() throws IOException {
        try (var stream = Objects.requireNonNull(
                WycheproofTest.class.getResourceAsStream("wycheproof-differences.txt"), "the list of differences")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Integer.valueOf(line.substring(0, line.indexOf(' '))))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
