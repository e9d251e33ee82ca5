package no.portvakt.trust.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import no.portvakt.trust.signature.DetachedSignature;
import no.portvakt.trust.signature.Signatory;
import no.portvakt.trust.signature.SignatureVerdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignCommandTest {

    private static final Signatory OLA = Signatory.named("Ola");
    private static final Signatory KARI = Signatory.named("Kari");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path profile = Path.of("");

    @BeforeEach
    void writeAProfile() throws IOException {
        profile = Files.writeString(folder.resolve("barnehage.yaml"), "service: {id: barnehage}\n");
        OLA.certificateFile(folder);
        OLA.keyFile(folder);
    }

    @Test
    void shouldSignAFileSoThatTheGatewayFindsWhoAgreed() throws IOException {
        assertThat(sign(profile)).isZero();

        assertThat(out.toString()).contains("barnehage.yaml.p7s: CN=Ola agrees to ", "barnehage.yaml");
        assertThat(verdict(Files.readAllBytes(profile), OLA)).isInstanceOf(SignatureVerdict.Valid.class);
        assertThat(verdict("another text".getBytes(StandardCharsets.UTF_8), OLA))
                .isNotInstanceOf(SignatureVerdict.Valid.class);
        assertThat(verdict(Files.readAllBytes(profile), KARI)).isNotInstanceOf(SignatureVerdict.Valid.class);
    }

    @Test
    void shouldSignOverNothingWhenTheFileWasTakenAway() throws IOException {
        Files.delete(profile);

        assertThat(sign(profile)).isZero();

        assertThat(out.toString()).contains("CN=Ola agrees to taking away ");
        assertThat(verdict(new byte[0], OLA)).isInstanceOf(SignatureVerdict.Valid.class);
    }

    @Test
    void shouldWriteNothingWhenKeyAndCertificateAreNotOnes() throws IOException {
        KARI.keyFile(folder);

        assertThat(sign(profile)).isEqualTo(1);

        assertThat(err.toString()).isNotBlank();
        assertThat(signature()).doesNotExist();
    }

    @Test
    void shouldSayWhichFileCannotBeRead() throws IOException {
        Files.delete(folder.resolve("key.pem"));
        assertThat(sign(profile)).isEqualTo(1);
        assertThat(err.toString()).contains("key.pem");

        Files.writeString(folder.resolve("certificate.pem"), "no certificate");
        assertThat(sign(profile)).isEqualTo(1);
        assertThat(err.toString()).contains("certificate.pem");
        assertThat(signature()).doesNotExist();
    }

    @Test
    void shouldExplainItselfWhenItIsNotUnderstood() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(profile)).isEqualTo(2);
        assertThat(run(profile, "--certificate", folder.resolve("certificate.pem")))
                .isEqualTo(2);
        assertThat(run(profile, profile, "--certificate", "a", "--key", "b")).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: ./portvakt profiles sign").contains("--key=PEM");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: ./portvakt profiles sign");
        assertThat(signature()).doesNotExist();
    }

    private SignatureVerdict verdict(byte[] content, Signatory trusted) throws IOException {
        return DetachedSignature.verify(
                content, Files.readAllBytes(signature()), List.of(trusted.certificate()), Instant.now());
    }

    private Path signature() {
        return folder.resolve("barnehage.yaml.p7s");
    }

    private int sign(Path file) {
        return run(file, "--certificate", folder.resolve("certificate.pem"), "--key", folder.resolve("key.pem"));
    }

    private int run(Object... arguments) {
        return new SignCommand(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(Arrays.stream(arguments).map(Object::toString).toList());
    }
}
