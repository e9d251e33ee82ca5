package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long many letters take, from a file of persons whom nobody knows to documents in a folder. By hand:
 * {@code -Dit.test=LettersBench -Dportvakt.bench.letters=10000}.
 */
class LettersBench {

    private static final Resident EVERYBODY = new Resident(
            "Kari", "Prøve", "Kirkeveien 1", "1383", "Asker", "Nora", LocalDate.of(2024, 1, 1), "Bondi barnehage");

    @TempDir
    private Path folder;

    @Test
    void letters() throws Exception {
        int wanted = Integer.getInteger("portvakt.bench.letters", 1000);
        var registers = WholeSystem.system().simulators().registers();
        var persons = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "%02d8%d%02d%05d".formatted(1 + i % 28, 1 + i % 9, 50 + i % 40, 10_000 + i % 80_000))
                .distinct()
                .flatMap(digits -> NationalId.parse(digits).stream())
                .limit(wanted)
                .toList();
        persons.forEach(person -> registers.register(person, EVERYBODY));
        var inbox = Files.createDirectories(folder.resolve("inbox"));
        var program = new LettersProgram(RunningKeycloak.get(), folder, inbox.toString());
        var lines = Stream.concat(Stream.of("fodselsnummer"), persons.stream().map(NationalId::reveal))
                .toList();

        var start = Instant.now();
        var outcome = program.batch(lines);
        var took = Duration.between(start, Instant.now());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        System.getLogger("LettersBench")
                .log(System.Logger.Level.INFO, "LettersBench: {0} letters, {1} s", persons.size(), took.toSeconds());
    }
}
