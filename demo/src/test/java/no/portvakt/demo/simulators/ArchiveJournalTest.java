package no.portvakt.demo.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ArchiveJournalTest {

    private static final ExternalKey KEY = new ExternalKey("portvakt", "a b");

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("journal");
    }

    private Noark4Archive archive(ArchiveJournal journal) {
        return new Noark4Archive(Clock.systemUTC(), Optional.of(journal));
    }

    private static Element content(String title) {
        var content = SoapEnvelope.alone("noarksak");
        SoapEnvelope.append(content, "saTittel", title);
        return content;
    }

    @Test
    void shouldKnowAfterAKillWhatItTook() {
        var before = archive(ArchiveJournal.in(file()));
        var number = before.putCase(KEY, content("Søknad\nom plass")).number();
        before.putEntry(new ExternalKey("k2000", "1"), KEY, content("Brev"));

        var after = archive(ArchiveJournal.in(file()));

        assertThat(after.caseBy(KEY).orElseThrow().number()).isEqualTo(number);
        assertThat(SoapEnvelope.text(after.caseBy(KEY).orElseThrow().content(), "saTittel"))
                .isEqualTo("Søknad\nom plass");
        assertThat(after.entriesOf(KEY)).hasSize(1);
        assertThat(after.putCase(new ExternalKey("portvakt", "c"), content("Ny"))
                        .number())
                .isNotEqualTo(number);
    }

    @Test
    void shouldForgetALineThatAKillBrokeOff() throws IOException {
        var before = archive(ArchiveJournal.in(file()));
        before.putCase(KEY, content("Søknad"));
        Files.writeString(file(), "{\"kind\": \"CASE\", \"key\": \"portv", StandardOpenOption.APPEND);

        var journal = ArchiveJournal.in(file());
        archive(journal).putCase(new ExternalKey("portvakt", "c"), content("Ny"));

        assertThat(journal.puts()).extracting(ArchiveJournal.Put::key).containsExactly("portvakt a b", "portvakt c");
    }

    @Test
    void shouldShowWhatCameTwice() {
        var journal = ArchiveJournal.in(file());
        var archive = archive(journal);
        archive.putCase(KEY, content("Søknad"));
        archive.putCase(KEY, content("Søknad"));

        assertThat(journal.puts()).hasSize(2);
        assertThat(journal.puts())
                .extracting(ArchiveJournal.Put::number)
                .containsOnly(archive.caseBy(KEY).orElseThrow().number());
    }
}
