package no.portvakt.demo.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCertificatesTest {

    @TempDir
    private Path folder;

    @Test
    void shouldNameEveryHostWhenIssuingForTheServer() throws GeneralSecurityException {
        var files = DemoCertificates.keptIn(folder).publicServer(List.of("minside.localhost", "127.0.0.1"));

        var certificate = files.read().certificate();

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactly("minside.localhost", "127.0.0.1");
    }

    @Test
    void shouldKeepItsAuthoritiesWhenOpenedAgain() {
        var before = DemoCertificates.keptIn(folder).publicAuthority().certificate();
        var after = DemoCertificates.keptIn(folder).publicAuthority().certificate();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void shouldListOnlyTheRevokedCardWhenACitizenHasTwo() throws GeneralSecurityException, IOException {
        var certificates = DemoCertificates.keptIn(folder);
        var valid = certificates.issueCard("Kari Test");
        var revoked = certificates.issueRevokedCard("Kari Test", valid);

        try (var in = Files.newInputStream(certificates.revocations())) {
            var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);

            assertThat(list.isRevoked(valid.issued().certificate())).isFalse();
            assertThat(list.isRevoked(revoked.issued().certificate())).isTrue();
            assertThat(revoked.personKey()).isEqualTo(valid.personKey());
        }
    }
}
