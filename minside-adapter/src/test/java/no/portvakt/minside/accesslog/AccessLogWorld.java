package no.portvakt.minside.accesslog;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Jdbi;

/** An access log in a PostgreSQL of its own, which tests may do anything to. */
final class AccessLogWorld implements AutoCloseable {

    private static final List<String> MIGRATIONS = List.of(
            "V1__cases_submissions_and_access_log.sql", "V2__delegations.sql", "V8__access_log_that_shows_changes.sql");

    final SealingKey key = new SealingKey("key-1", Secret.of("a key that only this test knows, long enough"));
    final EntryMarks marks = new EntryMarks(List.of(key));
    final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    final Jdbi jdbi;
    final StoredAccessLog log;

    private final EmbeddedPostgres postgres;

    AccessLogWorld() {
        try {
            this.postgres = EmbeddedPostgres.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        this.jdbi = Jdbi.create(postgres.getPostgresDatabase());
        var json = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .build();
        var sealer = new Sealer(List.of(key), "access-log.entry");
        var cursors = new EntryCursors(new Sealer(List.of(key), "access-log.cursor"), json);
        this.log = new StoredAccessLog(jdbi, sealer, marks, cursors, json);
        empty();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** As new. */
    void empty() {
        jdbi.useHandle(handle -> {
            handle.execute("drop schema public cascade");
            handle.execute("create schema public");
            MIGRATIONS.forEach(migration -> handle.createScript(read(migration)).execute());
        });
    }

    private static String read(String migration) {
        try (var file = AccessLogWorld.class.getResourceAsStream("/db/migration/" + migration)) {
            if (file == null) {
                throw new IllegalStateException("no migration " + migration);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** An entry of somebody's. */
    void write(String person) {
        log.disclosure(
                UUID.randomUUID().toString(),
                person,
                new AccessEntry(
                        clock.instant().plusNanos(123_456_789),
                        Text.same("Vi hentet noe"),
                        new AccessEntry.Receiver("3203", "Asker kommune", "MinSide"),
                        Optional.of("barnehage"),
                        SecurityLevel.SUBSTANTIAL,
                        Text.same("For å vite noe"),
                        List.of()));
    }

    void checkpoint() {
        new AccessCheckpoints(jdbi, marks, clock).take();
    }

    /** What is found. */
    record Found(AccessLogCheck.Summary summary, List<String> problems) {}

    Found check(Map<Long, String> anchors) {
        var problems = new ArrayList<String>();
        var summary =
                new AccessLogCheck(jdbi, marks, clock).run(anchors, problem -> problems.add(problem.text()), _ -> {});
        return new Found(summary, problems);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
