package no.portvakt.trust.pki.trustlist;

import static no.portvakt.testsupport.pki.TestCa.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.testsupport.pki.TestCa;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFolderTest {

    private static final TestCa ISSUER = TestCa.root("Demo issuer");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheIssuer() throws IOException {
        Files.write(folder.resolve("demo.cer"), TestCa.der(ISSUER.certificate()));
    }

    @Test
    void shouldReadWhatIsBelievedOfEachIssuer() throws IOException {
        write("""
                {"environment": "production", "grace": {"4": "PT2H"}, "issuers": [{
                  "file": "demo.cer", "from": "2025-06-02T12:00:00Z", "until": "2025-06-02T12:00:01Z",
                  "policies": ["2.16.578.1.26.1.3.1"], "statements": ["0.4.0.1862.1.1"],
                  "lists": ["http://crl.example.no/demo.crl"], "responder": "https://ocsp.example.no/", "nonce": true}]}
                """);

        var list = TrustFolder.read(folder);

        assertThat(list.graceAt(4)).isEqualTo(Duration.ofHours(2));
        assertThat(list.graceAt(3)).isZero();
        assertThat(list.testArcs()).contains(new PolicyArc("2.16.578.1.29.913"));
        assertThat(list.issuers()).singleElement().satisfies(issuer -> {
            assertThat(issuer.certificate()).isEqualTo(ISSUER.certificate());
            assertThat(issuer.isTrustedAt(NOW)).isTrue();
            assertThat(issuer.isTrustedAt(NOW.minusMillis(1))).isFalse();
            assertThat(issuer.isTrustedAt(NOW.plusMillis(1001))).isFalse();
            assertThat(issuer.accepts("2.16.578.1.26.1.3.1.9")).isTrue();
            assertThat(issuer.accepts("2.16.578.1.26.1.3.2")).isFalse();
            assertThat(issuer.servers().lists()).containsExactly(URI.create("http://crl.example.no/demo.crl"));
            assertThat(issuer.servers().nonce()).isTrue();
            assertThat(issuer.servers().responder()).contains(URI.create("https://ocsp.example.no/"));
        });
    }

    @Test
    void shouldSayAllThatIsWrongAtOnce() throws IOException {
        write("""
                {"environment": "staging", "graces": {}, "grace": {"4": "two hours", "5": "PT1H", "3": "-PT1H"},
                 "issuers": [{"file": "gone.pem", "policies": ["Class 3"], "lists": ["ldap://crl.example.no/x"],
                   "until": "never", "colour": "red", "nonce": "maybe"}, {"file": "../demo.cer"}]}
                """);

        assertThatThrownBy(() -> TrustFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(
                        "'environment' is neither production nor test",
                        "'graces' is no key of a trust list",
                        "'grace.4' cannot be read",
                        "'grace.5' is no key",
                        "'grace.3' is less than nothing",
                        "gone.pem: there is no such file",
                        "'gone.pem: policies' cannot be read: 'Class 3'",
                        "'gone.pem: lists' cannot be read: 'ldap://crl.example.no/x'",
                        "'gone.pem: until' cannot be read",
                        "'gone.pem: colour' is no key",
                        "'gone.pem: nonce' cannot be read: 'maybe'",
                        "outside of the folder",
                        "'issuers' names nobody");
    }

    @Test
    void shouldRefuseAFolderWithoutAnybodyAndJsonThatIsNone() throws IOException {
        write("{\"environment\": \"test\", \"environment\": \"production\"}");
        assertThatThrownBy(() -> TrustFolder.read(folder)).isInstanceOf(IOException.class);
        Files.delete(folder.resolve(TrustFolder.LIST));
        Files.delete(folder.resolve("demo.cer"));
        assertThatThrownBy(() -> TrustFolder.read(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldTakeANewListAtOnceAndKeepTheOldOneWhenTheNewOneIsBroken() throws IOException {
        List<String> told = new ArrayList<>();
        var trust = ReloadingTrust.of(folder, told::add);

        assertThat(trust.get().testArcs()).isEmpty();
        write("{\"environment\": \"production\", \"issuers\": [{\"file\": \"demo.cer\"}]}");
        assertThat(trust.get().testArcs()).isNotEmpty();
        write("{\"environment\": \"production\", \"issuers\": [");
        assertThat(trust.get().testArcs()).isNotEmpty();
        assertThat(trust.get().issuers()).hasSize(1);
        Files.delete(folder.resolve(TrustFolder.LIST));
        assertThat(trust.get().testArcs()).isEmpty();

        assertThat(told).hasSize(3);
        assertThat(told.get(1)).contains("broken, the one before stays in force");
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(TrustFolder.LIST), json);
    }
}
