package no.portvakt.minside.status.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCommandTest {

    private static final String EVENT = """
            {"specversion": "1.0", "id": "%s", "source": "urn:fagsystem:oppad", "type": "no.portvakt.case.status-changed.v1",
             "subject": "0b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e", "time": "2026-11-22T09:15:00Z",
             "data": {"status": "%s", "sequence": %s}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String text, String... options) {
        var command = new EventCommand(new StringReader(text), new PrintWriter(out, true), new PrintWriter(err, true));
        var typed = new ArrayList<>(List.of("check", "-"));
        typed.addAll(List.of(options));
        return command.run(typed);
    }

    @Test
    void shouldBeContentWithSoundEvents() {
        int said = check(EVENT.formatted("a", "B", 1) + EVENT.formatted("b", "A", 2));

        assertThat(said).as(out + "" + err).isZero();
        assertThat(out.toString()).contains("event 1, line 1 (a): sound", "2 events, 2 sound");
    }

    @Test
    void shouldSayAllThatIsWrongOfEveryOne() {
        int said = check(EVENT.formatted("a", "Q", 0) + EVENT.formatted("b", "B", 1) + "{\"id\": \"c\"}");

        assertThat(said).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "event 1, line 1 (a): would have no effect",
                        "✗ /data/status is neither",
                        "✗ /data/sequence must have a minimum value of 1",
                        "(b): sound",
                        "✗ /source is missing",
                        "3 events, 1 sound");
    }

    @Test
    void shouldLetACaseBeTakenBackTwice() {
        var removed = """
                {"specversion": "1.0", "id": "%s", "source": "urn:fagsystem:oppad", "type": "no.portvakt.case.removed.v1",
                 "subject": "0b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e", "time": "2026-11-22T09:15:00Z",
                 "data": {"reason": "dublett"}}
                """;

        assertThat(check(removed.formatted("a") + removed.formatted("b")))
                .as(out + "")
                .isZero();
    }

    @Test
    void shouldSeeWhatTwoEventsDoToEachOther() {
        int twice = check(EVENT.formatted("a", "B", 1) + EVENT.formatted("a", "B", 1));
        var notes = out.toString();
        int sameplace = check(EVENT.formatted("a", "B", 1) + EVENT.formatted("b", "A", 1));

        assertThat(twice).as("sent again, it counts once").isZero();
        assertThat(notes).contains("· /id the same source and id as event 1");
        assertThat(sameplace).isEqualTo(1);
        assertThat(out.toString()).contains("✗ /data/sequence event 1 has this place in the same case");
    }

    @Test
    void shouldNoteMembersThatNobodyReads() {
        int said = check(EVENT.formatted("a", "B", "1, \"sekvens\": 2, \"01417012345\": 1"));

        assertThat(said).isZero();
        assertThat(out.toString())
                .contains("· /data/sekvens is not read", "· /data/*** is not read")
                .doesNotContain("01417012345");
    }

    @Test
    void shouldKnowTheCodesThatItIsTold() {
        assertThat(check(EVENT.formatted("a", "X", 1))).isEqualTo(1);
        assertThat(check(EVENT.formatted("a", "X", 1), "--status", "X")).isZero();
    }

    @Test
    void shouldSayFromWhereOnItIsNotJson() {
        assertThat(check(EVENT.formatted("a", "B", 1) + "<html>")).isEqualTo(1);
        assertThat(out.toString()).contains("(a): sound", "line 4, column 1: from here on it is not JSON");
    }

    @Test
    void shouldFindAnEmptyFileUnsound() {
        assertThat(check("")).isEqualTo(1);
        assertThat(check("[]")).isEqualTo(1);
    }

    @Test
    void shouldTellPrograms() throws IOException {
        check(EVENT.formatted("a", "Q", 1), "--json");

        var told = new ObjectMapper().readTree(out.toString());
        assertThat(told.path("sound").asBoolean(true)).isFalse();
        assertThat(told.at("/events/0/problems/0/path").asText()).isEqualTo("/data/status");
    }

    @Test
    void shouldReadFilesAndSayWhichItCannot(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("events.json"), EVENT.formatted("a", "B", 1));
        var command = new EventCommand(new StringReader(""), new PrintWriter(out, true), new PrintWriter(err, true));

        assertThat(command.run(List.of("check", file.toString()))).isZero();
        assertThat(command.run(List.of("check", folder.resolve("gone.json").toString())))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot read").contains("gone.json");
    }
}
