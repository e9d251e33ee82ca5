package no.portvakt.gateway.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.signature.DetachedSignature;
import no.portvakt.trust.signature.PemFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderGateTest {

    @TempDir
    private Path place;

    /** An hour behind, so that a signature made now is after whatever was accepted. */
    private final FakeClock clock = new FakeClock(Instant.now().minus(Duration.ofHours(1)));

    private Path folder = Path.of("");
    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void acceptTheFirst() throws IOException {
        folder = Files.createDirectory(place.resolve("profiles"));
        var ola = TestCertificates.selfSigned(place, "Ola");
        certificate = ola.certificate();
        key = ola.key();
        write("barnehage", 3);
        write("byggesak", 2);
        assertThat(load()).isInstanceOf(FolderReading.Accepted.class);
    }

    @Test
    void shouldLetARaiseInWithoutAnySignature() throws IOException {
        write("barnehage", 4);

        assertThat(load()).isInstanceOf(FolderReading.Accepted.class);
    }

    @Test
    void shouldNotLetALoweringInWithoutASignatureAndNameTheFile() throws IOException {
        write("barnehage", 2);

        assertThat(load())
                .isInstanceOfSatisfying(FolderReading.Refused.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.file()).isEqualTo("barnehage.yaml");
                            assertThat(problem.message()).contains("barnehage.yaml.p7s is not there");
                        }));
    }

    @Test
    void shouldStillRefuseALoweringAtTheNextStart() throws IOException {
        write("barnehage", 2);
        load();

        assertThat(load()).isInstanceOf(FolderReading.Refused.class);
    }

    @Test
    void shouldLetALoweringInWhenAnOfficerSignedIt() throws IOException {
        write("barnehage", 2);
        sign("barnehage.yaml");

        assertThat(load()).isInstanceOf(FolderReading.Accepted.class);
    }

    @Test
    void shouldNotTakeTheSignatureOfAnotherText() throws IOException {
        write("barnehage", 2);
        sign("barnehage.yaml");
        write("barnehage", 1);

        assertThat(load()).isInstanceOf(FolderReading.Refused.class);
    }

    @Test
    void shouldNotTakeOneSignatureForTwoLowerings() throws IOException {
        write("barnehage", 2);
        sign("barnehage.yaml");
        write("byggesak", 1);

        assertThat(load())
                .isInstanceOfSatisfying(FolderReading.Refused.class, rejected -> assertThat(rejected.problems())
                        .extracting(problem -> problem.file())
                        .containsExactly("byggesak.yaml"));
    }

    @Test
    void shouldNotTakeAnOldSignatureAgainAfterTheFileWasRaised() throws IOException {
        write("barnehage", 2);
        sign("barnehage.yaml");
        load();
        clock.advance(Duration.ofHours(2));
        write("barnehage", 4);
        load();

        write("barnehage", 2);

        assertThat(load()).isInstanceOfSatisfying(FolderReading.Refused.class, rejected -> assertThat(
                        rejected.problems().toString())
                .contains("was made before the file last changed"));
    }

    @Test
    void shouldLetAServiceEndWithoutASignature() throws IOException {
        Files.delete(folder.resolve("barnehage.yaml"));

        assertThat(load()).isInstanceOf(FolderReading.Accepted.class);
    }

    @Test
    void shouldWantASignatureOverNothingWhenTheFloorIsTakenAway() throws IOException {
        Files.writeString(folder.resolve("floor.yaml"), "floor:\n  level: 2\n");
        assertThat(load()).isInstanceOf(FolderReading.Accepted.class);

        Files.delete(folder.resolve("floor.yaml"));
        assertThat(load()).isInstanceOf(FolderReading.Refused.class);

        sign("floor.yaml");
        assertThat(load()).isInstanceOf(FolderReading.Accepted.class);
    }

    private FolderReading load() {
        return new FolderGate(folder, place.resolve("state").resolve("accepted.json"), officers(), clock).read();
    }

    private List<X509Certificate> officers() {
        return PemFile.certificates(certificate);
    }

    private void sign(String name) throws IOException {
        var file = folder.resolve(name);
        var content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        Files.write(
                folder.resolve(name + ".p7s"),
                DetachedSignature.sign(
                        content, PemFile.privateKey(key), officers().getFirst()));
    }

    private void write(String id, int level) throws IOException {
        Files.write(folder.resolve(id + ".yaml"), """
                service:
                  id: %s
                  title: {nb: Tjeneste, nn: Teneste, en: Service}
                  owner: {organisation: Asker kommune, municipality: "3203"}
                  host: %s
                  identity: pairwise
                  rules:
                    - path: /**
                      methods: [GET, POST]
                      level: %d
                      reason: {nb: Derfor, nn: Difor, en: Therefore}
                """.formatted(id, id, level).getBytes(UTF_8));
    }
}
