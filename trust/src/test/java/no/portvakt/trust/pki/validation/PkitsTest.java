package no.portvakt.trust.pki.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.portvakt.testsupport.corpora.Corpora;
import no.portvakt.trust.pki.CertificateVerdict;
import no.portvakt.trust.pki.CertificateVerdict.Accepted;
import no.portvakt.trust.pki.Purpose;
import no.portvakt.trust.pki.encoding.PkiFile;
import no.portvakt.trust.pki.encoding.StrictDer;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.revocation.Answers;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationData;
import no.portvakt.trust.pki.trustlist.TrustList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** NIST's Public Key Interoperability Test Suite, through the very validator that log-ins use. */
class PkitsTest {

    private static final System.Logger LOG = System.getLogger(PkitsTest.class.getName());
    private static final Clock THEN = Clock.fixed(Instant.parse("2011-04-15T00:00:00Z"), ZoneOffset.UTC);

    /** The suite's longest chain has seven certificates; in the cases of chapter 14 signers of lists come beside. */
    private static final Limits PKITS = new Limits(8, 16, Duration.ofSeconds(30));

    private static final String EXCEPTIONS = "/pkits-exceptions.csv";

    @Test
    void shouldAgreeWithTheSuiteInAllCasesButThoseThatAreListed() throws IOException {
        var suite = Corpora.find("pkix/pkits");
        Assumptions.assumeTrue(suite.isPresent(), "skipped: NIST PKITS is not here");
        var disagreements = new TreeMap<String, String>();
        var cases =
                new ObjectMapper().readTree(suite.get().resolve("pkits.json").toFile());
        for (var one : cases) {
            var verdict = verdictOn(one, suite.get());
            if (verdict instanceof Accepted != one.path("should_validate").asBoolean()) {
                disagreements.put(one.path("name").asText(), verdict.toString());
            }
        }
        LOG.log(Level.INFO, "PKITS: {0} of {1} agree", cases.size() - disagreements.size(), cases.size());
        assertThat(cases).hasSize(249);
        assertThat(disagreements.keySet())
                .as("%s", disagreements)
                .containsExactlyInAnyOrderElementsOf(exceptions().keySet());
    }

    private static CertificateVerdict verdictOn(JsonNode one, Path suite) {
        var files = texts(one.path("certs"));
        var all = files.stream()
                .map(name -> bytes(suite.resolve("certs").resolve(name + ".crt")))
                .toList();
        var between = all.subList(1, all.size() - 1);
        var lists = texts(one.path("crls")).stream()
                .map(name -> list(bytes(suite.resolve("crls").resolve(name + ".crl"))))
                .toList();
        var data = new RevocationData(
                lists, between.stream().map(PkitsTest::certificate).toList(), Answers.of(List.of()));
        var trust = TrustList.ofCertificates(List.of(certificate(all.getFirst())));
        return new CertificateValidator(() -> trust, RevocationCheck.by(() -> data), PKITS, policies(one), THEN)
                .validate(all.getLast(), between, Purpose.CHAIN, 0);
    }

    private static PolicyInput policies(JsonNode one) {
        var initial = texts(one.path("initial_policy_set")).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(name -> name.replace("NIST-test-policy-", "2.16.840.1.101.3.2.1.48."))
                .collect(Collectors.toUnmodifiableSet());
        return new PolicyInput(
                initial,
                one.path("initial_explicit_policy").asBoolean(),
                one.path("initial_policy_mapping_inhibit").asBoolean(),
                one.path("initial_inhibit_any_policy").asBoolean());
    }

    /** Which cases are not met, and why: a file, so that nobody adds to it by the way. */
    private static Map<String, String> exceptions() throws IOException {
        try (var file = PkitsTest.class.getResourceAsStream(EXCEPTIONS)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 2))
                    .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip()));
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static X509Certificate certificate(byte[] der) {
        return StrictDer.certificate(der).orElseThrow();
    }

    private static X509CRL list(byte[] der) {
        try {
            return PkiFile.list(der, "a list of the suite");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
