package no.portvakt.minside.signature.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.minside.signature.Signing;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCommandTest {

    private static final TestCa AUTHORITY = TestCa.root("Utsteder");
    private static final Wish SIGNER =
            Wish.person("Kari Prøve").usage(KeyUsage.nonRepudiation).without(Extension.extendedKeyUsage);
    private static final byte[] TEXT = "Jeg søker om barnehageplass.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final X509Certificate certificate = AUTHORITY.issue(SIGNER);
    private final Signing kari =
            new Signing(certificate, SIGNER.keys(), TestCa.NOW.minusSeconds(60), DigestAlgorithm.SHA256);

    @BeforeEach
    void trust() throws IOException {
        Files.write(
                Files.createDirectory(folder.resolve("trust")).resolve("ca.crt"), TestCa.der(AUTHORITY.certificate()));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private int check(Path file, String... more) {
        var typed = new ArrayList<>(
                List.of("check", file.toString(), "--at", TestCa.NOW.toString(), "--trust", folder + "/trust"));
        typed.addAll(List.of(more));
        return new SignatureCommand(new PrintWriter(out, true), new PrintWriter(err, true)).run(typed);
    }

    @Test
    void shouldSayWhoSignedAndThatNobodyWasAskedWhatWasRevoked() throws IOException {
        int said = check(file("form.p7m", kari.cades(TEXT, SignaturePackaging.ENVELOPING)));

        assertThat(said).as(out + "" + err).isZero();
        assertThat(out.toString())
                .startsWith("signed")
                .contains("Kari Prøve", "CAdES-BASELINE-B", "revocations: not asked");
    }

    @Test
    void shouldTakeWhatWasRevokedFromTheLists() throws IOException, CRLException {
        var lists = Files.createDirectory(folder.resolve("lists"));
        Files.write(lists.resolve("ca.crl"), AUTHORITY.freshList(certificate).getEncoded());

        int said = check(
                file("form.p7m", kari.cades(TEXT, SignaturePackaging.ENVELOPING)), "--crl", lists.toString(), "--json");

        assertThat(said).isEqualTo(1);
        var answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("signed").asBoolean(true)).isFalse();
        assertThat(answer.path("reason").asText()).isEqualTo("signer-not-believed");
        assertThat(answer.path("detail").asText()).startsWith("revoked");
    }

    @Test
    void shouldTakeASignatureBesideItsDocument() throws IOException {
        var signature = file("form.p7s", kari.cades(TEXT, SignaturePackaging.DETACHED));

        assertThat(check(signature)).isEqualTo(1);
        assertThat(check(signature, "--content", file("form.txt", TEXT).toString()))
                .isZero();
    }

    @Test
    void shouldSayWhatItDoesNotUnderstand() throws IOException {
        assertThat(check(folder.resolve("gone.pdf"))).isEqualTo(2);
        assertThat(check(file("form.txt", TEXT))).as("nobody signed it").isEqualTo(1);
        assertThat(check(file("form.txt", TEXT), "--at", "in spring")).isEqualTo(2);
    }
}
