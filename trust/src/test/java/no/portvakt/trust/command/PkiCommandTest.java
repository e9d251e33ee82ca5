package no.portvakt.trust.command;

import static no.portvakt.testsupport.pki.TestCa.der;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.trust.pki.revocation.OcspAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiCommandTest {

    private static final TestCa ROOT = TestCa.root("Demo root");
    private static final TestCa ISSUER = ROOT.authority(Wish.authority("Demo issuer"));
    private static final X509Certificate KARI = ISSUER.issue(Wish.person("Kari"));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException, CRLException {
        Files.write(folder.resolve("kari.der"), der(KARI));
        Files.writeString(folder.resolve("kari.pem"), pem(KARI));
        Files.writeString(folder.resolve("between.pem"), pem(ISSUER.certificate()));
        Files.writeString(Files.createDirectory(folder.resolve("trust")).resolve("root.pem"), pem(ROOT.certificate()));
        var lists = Files.createDirectory(folder.resolve("lists"));
        Files.write(lists.resolve("issuer.crl"), ISSUER.freshList().getEncoded());
        Files.write(lists.resolve("root.crl"), ROOT.freshList().getEncoded());
    }

    @Test
    void shouldAcceptPemAndDerWithTheListsOfAllAuthorities() throws IOException {
        for (var file : List.of("kari.pem", "kari.der")) {
            assertThat(check(file, "--purpose", "login", "--crl", at("lists"), "--json"))
                    .isZero();

            var answer = new ObjectMapper().readTree(out.toString());
            assertThat(answer.path("accepted").asBoolean()).isTrue();
            assertThat(answer.path("reason").asText()).isEmpty();
            assertThat(answer.path("path")).hasSize(3);
            assertThat(answer.path("path").get(2).asText()).isEqualTo("CN=Demo root");
            out.getBuffer().setLength(0);
        }
    }

    @Test
    void shouldTakeWhatFollowsInTheFileForIntermediates() throws IOException {
        Files.writeString(folder.resolve("both.pem"), pem(KARI) + pem(ISSUER.certificate()));

        assertThat(run("check", at("both.pem"), "--trust", at("trust"), "--at", "2025-06-02"))
                .isZero();
        assertThat(out.toString()).startsWith("accepted");
    }

    @Test
    void shouldRefuseAndSayWhy() throws IOException {
        assertThat(check("kari.pem", "--purpose", "signing", "--crl", at("lists"), "--json"))
                .isOne();
        assertThat(new ObjectMapper().readTree(out.toString()).path("reason").asText())
                .isEqualTo("wrong-usage");
        assertThat(check("kari.pem", "--purpose", "login")).isOne();
        assertThat(out.toString()).contains("refused: revocation-unknown");
        assertThat(run("check", at("kari.pem"))).isOne();
        assertThat(out.toString()).contains("refused: unknown-issuer");
    }

    @Test
    void shouldTakeTheAnswerOfAResponderWhereThereIsNoList() throws IOException {
        Files.writeString(folder.resolve("trust").resolve("issuer.pem"), pem(ISSUER.certificate()));
        Files.write(folder.resolve("good.ocsp"), OcspAnswer.by(ISSUER, KARI).encoded());
        Files.write(
                folder.resolve("revoked.ocsp"),
                OcspAnswer.by(ISSUER, KARI).revoked().encoded());

        assertThat(check("kari.pem", "--purpose", "login", "--ocsp", at("good.ocsp")))
                .isZero();
        assertThat(check("kari.pem", "--purpose", "login", "--ocsp", at("revoked.ocsp")))
                .isOne();
        assertThat(out.toString()).contains("refused: revoked");
    }

    @Test
    void shouldCallGarbageUnreadable() throws IOException {
        Files.writeString(folder.resolve("garbage"), "no certificate");
        Files.writeString(folder.resolve("broken.pem"), pem(KARI).replaceFirst("MII", "MIJ"));

        assertThat(check("garbage", "--json")).isOne();
        assertThat(out.toString()).contains("\"accepted\":false,\"reason\":\"unreadable\"", "\"path\":[]");
        assertThat(check("broken.pem")).isOne();
    }

    @Test
    void shouldSayWhichFileOrWordIsNotUnderstood() throws IOException {
        Files.write(folder.resolve("huge"), new byte[2 << 20]);
        Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("cut.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        Files.writeString(folder.resolve("odd.pem"), "-----BEGIN CERTIFICATE-----\nÅ?=\n-----END CERTIFICATE-----\n");

        assertThat(check("nowhere.pem")).isEqualTo(2);
        assertThat(check("huge")).isEqualTo(2);
        assertThat(check("key.pem")).isEqualTo(2);
        assertThat(check("cut.pem")).isEqualTo(2);
        assertThat(check("odd.pem")).isEqualTo(2);
        assertThat(check("trust")).isEqualTo(2);
        assertThat(check("kari.pem", "--crl", at("kari.pem"))).isEqualTo(2);
        assertThat(check("kari.pem", "--at", "tomorrow")).isEqualTo(2);
        assertThat(check("kari.pem", "--purpose", "tea")).isEqualTo(2);
        assertThat(err.toString())
                .contains("nowhere.pem: there is no such file")
                .contains("huge: larger than")
                .contains("key.pem: holds no certificate")
                .contains("cut.pem: not whole PEM")
                .contains("odd.pem: not whole PEM")
                .contains("trust: not a file")
                .contains("kari.pem: not a folder")
                .contains("'tomorrow' is no time")
                .contains("'tea' is neither login nor signing")
                .doesNotContain("Exception", "at no.portvakt");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldLeaveOutAndNameWhatIsNoRevocationList() throws IOException {
        Files.writeString(folder.resolve("lists").resolve("readme.txt"), "lists");

        assertThat(check("kari.pem", "--purpose", "login", "--crl", at("lists")))
                .isZero();
        assertThat(err.toString()).contains("readme.txt: not a revocation list, left out");
    }

    private int check(String file, String... more) {
        var typed = new ArrayList<>(List.of("check", at(file), "--trust", at("trust")));
        typed.addAll(List.of("--intermediates", at("between.pem")));
        typed.addAll(List.of(more));
        if (!typed.contains("--at")) {
            typed.addAll(List.of("--at", TestCa.NOW.toString()));
        }
        return run(typed.toArray(String[]::new));
    }

    private int run(String... typed) {
        return new PkiCommand(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(Stream.of(typed).toList());
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }
}
