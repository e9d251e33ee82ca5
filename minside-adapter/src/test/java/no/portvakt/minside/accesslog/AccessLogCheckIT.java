package no.portvakt.minside.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.portvakt.minside.accesslog.command.AccessLogCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can write in the database, and does not know the key, leaves what can be seen. */
class AccessLogCheckIT {

    private static final AccessLogWorld WORLD = new AccessLogWorld();

    @BeforeEach
    void begin() {
        WORLD.empty();
    }

    @AfterAll
    static void end() {
        WORLD.close();
    }

    /** Entries 1 to 5 are of the first checkpoint, 6 to 9 of the second, 10 to 12 of the third, 13 and 14 of none yet. */
    private static void written() {
        int entries = 0;
        for (int until : List.of(5, 9, 12, 14)) {
            for (; entries < until; entries++) {
                WORLD.write(entries % 2 == 0 ? "ingrid" : "ola");
            }
            if (until < 14) {
                WORLD.checkpoint();
                WORLD.clock.advance(Duration.ofMinutes(1));
            }
        }
    }

    private static String mark(long number) {
        return WORLD.jdbi.withHandle(
                handle -> handle.select("select mark from access_checkpoint where number = ?", number)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void shouldFindNothingWrongWithWhatWasWritten() {
        written();
        var found = WORLD.check(Map.of(1L, mark(1), 3L, mark(3)));

        assertThat(found.problems()).isEmpty();
        assertThat(found.summary().entries()).isEqualTo(14);
        assertThat(found.summary().checkpoints()).isEqualTo(3);
        assertThat(found.summary().last()).contains("3:" + mark(3));
    }

    /** What is done, and what is said of it; more may be said besides. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/access-log-tampering.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true)
    void shouldSeeWhatWasDone(String what, String sql, String said) {
        written();
        var anchors = Map.of(3L, mark(3));
        WORLD.jdbi.useHandle(handle -> handle.createScript(sql).execute());

        assertThat(WORLD.check(anchors).problems()).as(what).contains(said.split(" & "));
    }

    @Test
    void shouldSeeThatAllWasMadeAnew() {
        written();
        var anchors = Map.of(2L, mark(2));
        WORLD.jdbi.useHandle(handle -> handle.createScript("""
                delete from access_checkpoint; delete from access_entry where id = 3;
                update access_entry set checkpoint = null, mark = null
                """).execute());
        WORLD.checkpoint();

        assertThat(WORLD.check(anchors).problems())
                .containsExactly("checkpoint 2 is not the one that was kept elsewhere");
    }

    /** Entries from before there were marks are taken in as they stood, by the first checkpoint alone. */
    @Test
    void shouldTakeInWhatIsFromBefore() {
        WORLD.write("ingrid");
        WORLD.write("ola");
        WORLD.jdbi.useHandle(handle -> handle.execute("update access_entry set mark = null"));
        WORLD.checkpoint();
        assertThat(WORLD.check(Map.of()).problems()).isEmpty();

        WORLD.write("ingrid");
        WORLD.jdbi.useHandle(handle -> handle.execute("update access_entry set mark = null where id = 3"));
        WORLD.checkpoint();
        assertThat(WORLD.check(Map.of()).problems()).containsExactly("entry 3 was not written by an adapter");
    }

    @Test
    void shouldSayThatNobodyMakesCheckpoints() {
        written();
        WORLD.jdbi.useHandle(handle -> handle.execute("update access_entry set delegation = null where id = 13"));
        WORLD.clock.advance(Duration.ofHours(2));

        assertThat(WORLD.check(Map.of()).problems()).contains("entry 13 is of no checkpoint: does an adapter run?");
    }

    @Test
    void shouldHoldWhileManyWriteAndSeveralMakeCheckpoints() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (int writer = 0; writer < 6; writer++) {
                var person = "person-" + writer;
                work.add(() -> {
                    for (int i = 0; i < 40; i++) {
                        WORLD.write(person);
                    }
                    return null;
                });
            }
            for (int taker = 0; taker < 3; taker++) {
                work.add(() -> {
                    for (int i = 0; i < 15; i++) {
                        WORLD.checkpoint();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        WORLD.checkpoint();
        var found = WORLD.check(Map.of());

        assertThat(found.problems()).isEmpty();
        assertThat(found.summary().entries()).isEqualTo(240);
        assertThat(found.summary().checkpoints()).isGreaterThan(1);
    }

    /** Any one column of any one row, given another value. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldSeeAnyOneChange(long seed) {
        var random = new Random(seed);
        written();
        int id = 1 + random.nextInt(12);
        var change = List.of(
                        "update access_entry set person_key = person_key || 'x' where id = %d",
                        "update access_entry set logged_at = logged_at - interval '1 microsecond' where id = %d",
                        "update access_entry set entry_sealed = overlay(entry_sealed placing 'Z' from 60) where id = %d",
                        "update access_entry set mark = overlay(mark placing '-' from 20) where id = %d",
                        "update access_entry set checkpoint = checkpoint %% 3 + 1 where id = %d",
                        "update access_entry set id = id + 1000 where id = %d",
                        "delete from access_entry where id = %d",
                        "update access_checkpoint set entries = entries + 1 where number = %d %% 3 + 1")
                .get((int) seed - 1)
                .formatted(id)
                .replace("set id =", "set id =");
        WORLD.jdbi.useHandle(handle -> {
            handle.execute("alter table access_entry alter column id drop identity");
            handle.execute(change);
        });

        assertThat(WORLD.check(Map.of()).problems()).as(change).isNotEmpty();
    }

    @Test
    void shouldBeACommand(@TempDir Path folder) throws IOException {
        written();
        var config = Files.writeString(folder.resolve("adapter.properties"), """
                quarkus.datasource.jdbc.url=%s
                quarkus.datasource.username=postgres
                quarkus.datasource.password=postgres
                minside.sealing-key-id=key-1
                minside.sealing-key=a key that only this test knows, long enough
                """.formatted(WORLD.url()))
                .toString();

        assertThat(say("check", "--config", config, "--anchor", "3:" + mark(3)))
                .isEqualTo(new Said(
                        0,
                        "14 entries, 3 checkpoints, all as they were written\nto keep elsewhere: --anchor \"3:"
                                + mark(3) + "\"\n",
                        ""));
        WORLD.jdbi.useHandle(handle -> handle.execute("delete from access_entry where id = 7"));
        assertThat(say("check", "--config", config).code()).isEqualTo(1);
        assertThat(say("check", "--config", config).out()).contains("✗ checkpoint 2 had 4 entries, and has 3");
        assertThat(say("check", "--config", config, "--json").out()).contains("\"sound\":false");
        assertThat(say("check", "--config", config, "--anchor", "3").code()).isEqualTo(2);
        assertThat(say("check", "--config", "/nowhere").err()).contains("cannot read /nowhere");
        assertThat(say("check").code()).isEqualTo(2);
    }

    /** What was said, and how it ended. */
    private record Said(int code, String out, String err) {}

    private static Said say(String... typed) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new AccessLogCommand(new PrintWriter(out, true), new PrintWriter(err, true), WORLD.clock)
                .run(List.of(typed));
        return new Said(code, out.toString(), err.toString());
    }
}
