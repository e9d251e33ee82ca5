package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.fagsystemToken;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.portvakt.minside.backlog.command.BacklogCommand;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.status.NewCase;
import no.portvakt.profiles.level.SecurityLevel;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was set aside, listed and tried again by an operator, while the adapter runs. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class BacklogIT {

    private static final String INGRID = "14886498226";

    @TempDir
    Path folder = Path.of("");

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    @Inject
    Cases cases;

    private Path config = Path.of("");
    private Jdbi jdbi = Jdbi.create(() -> {
        throw new IllegalStateException("before the start");
    });

    @BeforeEach
    void begin() throws IOException {
        jdbi = Jdbi.create(world().database());
        config = Files.writeString(folder.resolve("adapter.properties"), """
                quarkus.datasource.jdbc.url=%s
                quarkus.datasource.username=postgres
                quarkus.datasource.password=postgres
                """.formatted(world().jdbcUrl()));
    }

    @AfterEach
    void recover() {
        world().archive.feel(FakeArchive.Mood.WELL);
    }

    /** What was said, and how it ended. */
    private record Said(int code, String out, String err) {}

    private Said say(String... typed) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new BacklogCommand(new PrintWriter(out, true), new PrintWriter(err, true), Clock.systemUTC())
                .run(List.of(typed));
        return new Said(code, out.toString(), err.toString());
    }

    private String submit() {
        return new Browser(base, world().identity(INGRID, "idporten-loa-substantial")).apply();
    }

    private String one(String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(String.class).one());
    }

    @Test
    void shouldBringAFormIntoTheArchiveThatItWouldNotTakeBefore() {
        world().archive.feel(FakeArchive.Mood.REFUSES);
        var id = submit();
        await().until(() -> one("select state from outbox where submission_id = ?::uuid", id)
                .equals("set-aside"));

        var listed = say("list", "--config", config.toString(), "--kind", "archive");
        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains("archive", "oppad", id).doesNotContain("surface");

        world().archive.feel(FakeArchive.Mood.WELL);
        assertThat(say("replay", "--config", config.toString(), id).out()).contains("1 to be tried again");
        await().until(() -> one("select state from outbox where submission_id = ?::uuid", id)
                .equals("done"));
        assertThat(world().archive.cases(id)).hasSize(1);
        assertThat(say("replay", "--config", config.toString(), id).code()).isEqualTo(1);
    }

    @Test
    void shouldTryAnEventAgainWhoseCaseCameLater() {
        var id = UUID.randomUUID();
        var name = "early-" + id;
        new Browser(base, fagsystemToken(world().oppad, "oppad"))
                .post("/api/fagsystem/v1/events", "application/cloudevents+json", """
                        {"specversion": "1.0", "id": "%s", "source": "urn:fagsystem:oppad", "subject": "%s",
                         "type": "no.portvakt.case.status-changed.v1", "time": "2026-11-22T09:15:00Z",
                         "data": {"status": "B", "sequence": 1}}
                        """.formatted(name, id), Map.of());
        var listed = say("list", "--config", config.toString(), "--reason", "unknown-case", "--json");
        assertThat(listed.out()).contains(name, "\"kind\":\"event\"", "\"source\":\"urn:fagsystem:oppad\"");

        jdbi.useTransaction(handle -> cases.open(
                handle,
                new NewCase(
                        id,
                        "person-" + id,
                        "barnehage",
                        "oppad",
                        SecurityLevel.SUBSTANTIAL,
                        Instant.parse("2026-11-22T09:00:00Z"))));
        assertThat(say("replay", "--config", config.toString(), "--kind", "event", name)
                        .code())
                .isZero();

        await().until(() ->
                one("select outcome from inbox_event where event_id = ?", name).equals("recorded"));
        assertThat(one("select status from citizen_case where id = ?", id)).isEqualTo("underBehandling");
        assertThat(one("select count(*) from inbox_event where replay_at is not null"))
                .isEqualTo("0");
    }

    /** Two fagsystemer may call different events the same. */
    @Test
    void shouldTryOnlyTheEventThatIsMeant() {
        var name = "same-" + UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute("""
                insert into inbox_event (fagsystem, source, event_id, outcome, reason, body_sealed, received_at) values
                ('first', 'urn:x', ?, 'set-aside', 'unknown-case', 'x', now()),
                ('second', 'urn:x', ?, 'set-aside', 'unknown-case', 'x', now())
                """, name, name));

        assertThat(say("replay", "--config", config.toString(), "--fagsystem", "first", name)
                        .out())
                .contains("1 to be tried again");
        assertThat(say("replay", "--config", config.toString(), name).out()).contains("2 to be tried again");
    }

    @Test
    void shouldTellASurfaceAgainThatWouldNotTakeIt() {
        var refused = caseOf("someone");
        var other = caseOf("someone-else");
        jdbi.useHandle(handle -> handle.execute("""
                insert into delivery (surface, case_id, fagsystem, state, reason, attempts, next_attempt_at) values
                ('elsewhere', ?, 'someone', 'set-aside', 'not-allowed', 7, now()),
                ('elsewhere', ?, 'someone-else', 'set-aside', 'not-accepted', 7, now())
                """, refused, other));

        assertThat(say("list", "--config", config.toString(), "--surface", "elsewhere")
                        .out())
                .contains(refused.toString(), other.toString(), "not-allowed", "not-accepted", "2 set aside");
        assertThat(say(
                                "replay",
                                "--config",
                                config.toString(),
                                "--surface",
                                "elsewhere",
                                "--reason",
                                "not-allowed",
                                "--all")
                        .out())
                .contains("1 to be tried again");

        assertThat(one("select state || attempts from delivery where case_id = ?", refused))
                .isEqualTo("waiting0");
        assertThat(one("select state || attempts from delivery where case_id = ?", other))
                .isEqualTo("set-aside7");
        assertThat(say("list", "--config", config.toString(), "--fagsystem", "someone", "--surface", "elsewhere")
                        .out())
                .contains("nothing is set aside");
    }

    private UUID caseOf(String fagsystem) {
        var id = UUID.randomUUID();
        jdbi.useTransaction(handle -> cases.open(
                handle,
                new NewCase(id, "person-" + id, "barnehage", fagsystem, SecurityLevel.SUBSTANTIAL, Instant.now())));
        return id;
    }

    @Test
    void shouldSayWhatIsWrongWithWhatWasTyped() throws IOException {
        var elsewhere = Files.writeString(folder.resolve("other.properties"), "some.key=some value\n");

        assertThat(say("list").code()).isEqualTo(2);
        assertThat(say("list", "--config", "/nowhere").err()).contains("cannot read /nowhere");
        assertThat(say("list", "--config", elsewhere.toString()).err()).contains("no quarkus.datasource.jdbc.url");
        assertThat(say("list", "--config", config.toString(), "--kind", "letters")
                        .err())
                .contains("archive, event, surface");
        assertThat(say("replay", "--config", config.toString()).err()).contains("either --all, or the ids");
        assertThat(say("replay", "--config", config.toString(), "--all", "x").code())
                .isEqualTo(2);
    }
}
