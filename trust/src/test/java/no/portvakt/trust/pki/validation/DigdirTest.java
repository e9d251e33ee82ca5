package no.portvakt.trust.pki.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import no.portvakt.testsupport.corpora.Corpora;
import no.portvakt.trust.pki.CertificateVerdict;
import no.portvakt.trust.pki.CertificateVerdict.Accepted;
import no.portvakt.trust.pki.CertificateVerdict.Refused;
import no.portvakt.trust.pki.Purpose;
import no.portvakt.trust.pki.encoding.PkiFile;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationData;
import no.portvakt.trust.pki.trustlist.PolicyArc;
import no.portvakt.trust.pki.trustlist.TrustList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six certificates of organisations, from Buypass and Commfides, with the lists that these had published. */
class DigdirTest {

    private static final System.Logger LOG = System.getLogger(DigdirTest.class.getName());

    private final Path folder = Corpora.find("norway-ca/digdir").orElse(Path.of(""));

    @BeforeEach
    void dataIsHere() {
        Assumptions.assumeTrue(!folder.toString().isEmpty(), "skipped: Digdir's certificates are not here");
    }

    @Test
    void shouldGiveTheVerdictOfTheTableForEachPurpose() throws IOException {
        var data = RevocationData.ofLists(
                files("crl").stream().flatMap(file -> lists(file).stream()).toList());
        var wrong = new ArrayList<String>();
        var table = table();
        for (var row : table) {
            var revocation = row.get(3).equals("asked") ? RevocationCheck.by(() -> data) : RevocationCheck.notAsked();
            var found = word(verdict(row.get(0), row.get(1), Purpose.valueOf(row.get(2)), revocation, issuers()));
            if (!found.equals(row.get(4))) {
                wrong.add(row + " but was " + found);
            }
        }
        LOG.log(Level.INFO, "Digdir: {0} of {1} verdicts agree", table.size() - wrong.size(), table.size());
        assertThat(table).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldRefuseTheCertificatesForTestsInProduction() {
        var production = new TrustList(
                issuers().issuers(),
                List.of(new PolicyArc("2.16.578.1.29.913")),
                issuers().grace());

        var verdict = verdict(
                "testCommfidesDigdir.certificate.pem",
                "2025-12-01T12:00:00Z",
                Purpose.LOGIN,
                RevocationCheck.notAsked(),
                production);

        assertThat(word(verdict)).isEqualTo("test-certificate");
    }

    private CertificateVerdict verdict(
            String file, String at, Purpose purpose, RevocationCheck revocation, TrustList trust) {
        try {
            var leaf = PkiFile.certificates(folder.resolve("ee").resolve(file), 1 << 20)
                    .getFirst();
            var clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
            return new CertificateValidator(() -> trust, revocation, Limits.DEFAULT, PolicyInput.ANY, clock)
                    .validate(leaf, List.of(), purpose, 0);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The authorities that issue, each by its own certificate. */
    private TrustList issuers() {
        return TrustList.ofCertificates(files("intermediate").stream()
                .flatMap(file -> {
                    try {
                        return PkiFile.trustedCertificates(file).stream();
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .toList());
    }

    private static List<X509CRL> lists(Path file) {
        try {
            return PkiFile.lists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<Path> files(String name) {
        try (var files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String word(CertificateVerdict verdict) {
        return switch (verdict) {
            case Accepted _ -> "accepted";
            case Refused refused -> refused.problem().code();
        };
    }

    private static List<List<String>> table() throws IOException {
        try (var file = Objects.requireNonNull(DigdirTest.class.getResourceAsStream("/digdir-verdicts.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split(",")).map(String::strip).toList())
                    .toList();
        }
    }
}
