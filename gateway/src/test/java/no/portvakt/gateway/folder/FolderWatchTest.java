package no.portvakt.gateway.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.signature.PemFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the gate, as the gateway does it: a lowering is refused here, since nobody signs. */
class FolderWatchTest {

    @TempDir
    private Path place;

    private final List<SecurityLevel> enforced = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    private Path folder = Path.of("");
    private FolderWatch watch = new FolderWatch(Path.of(""), () -> new FolderReading.Refused(List.of()), () -> {});

    @BeforeEach
    void begin() throws IOException {
        folder = Files.createDirectory(place.resolve("profiles"));
        write(folder, 3);
        watch = watching(folder);
    }

    @AfterEach
    void end() {
        watch.close();
    }

    @Test
    void shouldEnforceARaiseOnceTheFolderHasBeenLeftAlone() throws IOException {
        write(folder, 4);

        watch.look();
        assertThat(enforced).as("somebody may still be writing").isEmpty();
        watch.look();
        watch.look();

        assertThat(enforced).containsExactly(SecurityLevel.HIGH);
        assertThat(watch.problems()).isEmpty();
        assertThat(watch.documents()).singleElement().satisfies(document -> assertThat(document.yaml())
                .contains("level: 4"));
    }

    @Test
    void shouldKeepWhatWasAcceptedAndSayWhyWhenTheFolderIsNotSound() throws IOException {
        Files.writeString(folder.resolve("barnehage.yaml"), "service:\n  id: barne");
        lookTwice();

        assertThat(enforced).isEmpty();
        assertThat(watch.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.file())
                .isEqualTo("barnehage.yaml"));
        assertThat(watch.documents().getFirst().yaml()).contains("level: 3");
        lookTwice();
        assertThat(refused).as("told once").hasValue(1);

        write(folder, 3);
        lookTwice();
        assertThat(watch.problems()).isEmpty();
        assertThat(enforced).as("nothing has changed after all").isEmpty();
    }

    @Test
    void shouldRefuseALoweringThatNobodySigned() throws IOException {
        write(folder, 2);
        lookTwice();

        assertThat(enforced).isEmpty();
        assertThat(watch.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("barnehage.yaml.p7s is not there"));
    }

    @Test
    void shouldKeepWhatWasAcceptedWhileTheFolderIsAway() throws IOException {
        var away = Files.move(folder, place.resolve("away"));
        lookTwice();
        assertThat(watch.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .startsWith("cannot be read"));
        assertThat(watch.documents()).hasSize(1);

        write(away, 4);
        Files.move(away, folder);
        lookTwice();
        lookTwice();

        assertThat(watch.problems()).isEmpty();
        assertThat(enforced).containsExactly(SecurityLevel.HIGH);
    }

    @Test
    void shouldNoticeByItselfWhenALinkIsTurnedToAnotherFolder() throws IOException {
        var next = Files.createDirectory(place.resolve("next"));
        write(next, 4);
        var link = Files.createSymbolicLink(place.resolve("link"), folder);
        try (var linked = watching(link)) {
            linked.start(Duration.ofMillis(20));
            Files.createSymbolicLink(place.resolve("turned"), next);
            Files.move(place.resolve("turned"), link, StandardCopyOption.ATOMIC_MOVE);

            await().atMost(Duration.ofSeconds(20)).until(() -> !enforced.isEmpty());
        }
        assertThat(enforced).containsExactly(SecurityLevel.HIGH);
    }

    private void lookTwice() {
        watch.look();
        watch.look();
    }

    private FolderWatch watching(Path where) throws IOException {
        var ola = TestCertificates.selfSigned(place, "Ola");
        var gate = new FolderGate(
                where,
                place.resolve("state").resolve("accepted.json"),
                PemFile.certificates(ola.certificate()),
                Clock.systemUTC());
        var made = new FolderWatch(where, gate::read, refused::incrementAndGet);
        assertThat(made.first()).isInstanceOf(FolderReading.Accepted.class);
        made.follow(accepted -> enforced.add(accepted.catalog()
                .find(new ServiceId("barnehage"))
                .orElseThrow()
                .rules()
                .getFirst()
                .level()));
        return made;
    }

    private static void write(Path where, int level) throws IOException {
        Files.writeString(where.resolve("barnehage.yaml"), """
                service:
                  id: barnehage
                  title: {nb: Tjeneste, nn: Teneste, en: Service}
                  owner: {organisation: Asker kommune, municipality: "3203"}
                  host: barnehage
                  identity: pairwise
                  rules:
                    - path: /**
                      methods: [GET, POST]
                      level: %d
                      reason: {nb: Derfor, nn: Difor, en: Therefore}
                """.formatted(level));
    }
}
