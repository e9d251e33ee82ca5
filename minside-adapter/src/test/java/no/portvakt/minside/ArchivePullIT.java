package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.cxf.annotation.CXFClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import no.arkivverket.noark4ws.Noark4Port;
import no.portvakt.minside.archive.ArchivedCase;
import no.portvakt.minside.archive.ArchivedCases;
import no.portvakt.minside.archive.Noark4Cases;
import no.portvakt.minside.pull.ArchivePull;
import no.portvakt.minside.pull.PullPlan;
import no.portvakt.minside.pull.PullReport;
import no.portvakt.minside.pull.PullReport.End;
import no.portvakt.minside.status.CaseSeals;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.status.EventIntake;
import no.portvakt.minside.status.Inbox;
import no.portvakt.minside.status.NewCase;
import no.portvakt.minside.status.Onward;
import no.portvakt.minside.status.SeenIntake;
import no.portvakt.minside.status.StatusCodes;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Asking the archive where cases stand: over the wire, into PostgreSQL. Each test has a fagsystem of its own. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class ArchivePullIT {

    private static final Instant NOW = Instant.parse("2031-11-24T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2031-11-24");
    private static final AtomicInteger NUMBERS = new AtomicInteger(70_000);

    private final String fagsystem = "asked-" + UUID.randomUUID();
    private final Cases cases = new Cases(Onward.nowhere());
    private Jdbi jdbi = Jdbi.create(() -> {
        throw new IllegalStateException("before the start");
    });

    @Inject
    @CXFClient("noark4ws")
    Noark4Port port;

    @BeforeEach
    void begin() {
        jdbi = Jdbi.create(world().database());
        searchedUntil(TODAY.minusDays(1));
    }

    @AfterEach
    void recover() {
        world().archive.feel(FakeArchive.Mood.WELL);
    }

    private void searchedUntil(LocalDate day) {
        jdbi.useHandle(
                handle -> handle.execute("update archive_pull set next_run_at = '-infinity', swept_until = ?", day));
    }

    private ArchivePull pull(Instant now, ArchivedCases archive) {
        var plan = new PullPlan(Set.of(fagsystem), Duration.ofMinutes(5), 20, Duration.ofDays(7), 30);
        var clock = Clock.fixed(now, ZoneId.of("UTC"));
        var intake = new EventIntake(
                jdbi,
                new Inbox(sealer("inbox")),
                cases,
                new NothingRemoved(),
                new CaseSeals(sealer("subject"), sealer("detail"), sealer("document"), new ObjectMapper()),
                StatusCodes.shipped(),
                clock);
        var seen = new SeenIntake(intake, cases, new NothingRemoved(), plan.fagsystemer());
        return new ArchivePull(jdbi, archive, seen, plan, clock, () -> 0.5);
    }

    private static Sealer sealer(String purpose) {
        return new Sealer(
                List.of(new SealingKey("pull", Secret.of("a sealing key that only this test knows"))), purpose);
    }

    private Optional<PullReport> run(Instant now) {
        return pull(now, new Noark4Cases(port)).run();
    }

    private PullReport ran(Instant now) {
        return run(now).orElseThrow();
    }

    /** A case of ours that the archive has given a number. */
    private Archived newCase() {
        var made = new Archived(UUID.randomUUID(), "2026/" + NUMBERS.incrementAndGet());
        jdbi.useTransaction(handle -> {
            cases.open(
                    handle,
                    new NewCase(
                            made.id(),
                            "person",
                            "byggesak",
                            fagsystem,
                            SecurityLevel.SUBSTANTIAL,
                            NOW.minusSeconds(60)));
            cases.number(handle, made.id(), made.number(), NOW);
        });
        return made;
    }

    private record Archived(UUID id, String number) {}

    private static void say(Archived made, String status) {
        world().archive.hold(made.id().toString(), made.number(), status, TODAY.minusYears(1));
    }

    private Map<String, Object> row(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select c.status, c.last_sequence, a.verdict, a.failures, a.next_ask_at::text as next
                        from citizen_case c join archive_case a on a.case_id = c.id where c.id = :id
                        """).bind("id", id).mapToMap().one());
    }

    private static String shown(Handle handle, UUID id) {
        return handle.createQuery("select status from citizen_case where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private String shown(UUID id) {
        return jdbi.withHandle(handle -> shown(handle, id));
    }

    private static long questions(Archived made) {
        return world().archive.questions().stream()
                .filter(made.id().toString()::equals)
                .count();
    }

    private long inbox(String subject) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from inbox_event where event_id like :name")
                        .bind("name", subject + "%")
                        .mapTo(Long.class)
                        .one());
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/archive-pull.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\'')
    void shouldComeToOneOutcomeForWhateverTheArchiveSays(
            String said, String number, End end, String verdict, String shown) {
        var made = newCase();
        var other = newCase();
        say(other, "B");
        if (number.equals("twice")) {
            jdbi.useHandle(handle -> cases.number(handle, newCase().id(), made.number(), NOW));
        }
        switch (said) {
            case "gone" -> world().archive.lose(made.id().toString());
            case "page" -> world().archive.breakFor(made.id().toString());
            default ->
                world().archive
                        .hold(
                                made.id().toString(),
                                number.equals("own") || number.equals("twice") ? made.number() : number,
                                said,
                                TODAY.minusYears(1));
        }

        var report = ran(NOW);

        assertThat(report.count(end)).as(report.toString()).isPositive();
        assertThat(row(made.id())).containsEntry("verdict", verdict).containsEntry("status", shown);
        assertThat(shown(other.id())).as("the next").isEqualTo("underBehandling");
    }

    @Test
    void shouldDoNothingWhenTheArchiveSaysWhatItSaid() {
        var made = newCase();
        say(made, "B");
        ran(NOW);
        long kept = inbox(made.id().toString());

        var report = ran(NOW.plus(Duration.ofDays(1)));

        assertThat(report.counts()).containsEntry(End.UNCHANGED, 1).doesNotContainKeys(End.SAME, End.MOVED);
        assertThat(inbox(made.id().toString())).isEqualTo(kept).isEqualTo(1);
        assertThat(row(made.id())).containsEntry("last_sequence", 1L);
    }

    @Test
    void shouldAskAgainOnlyWhenItIsTime() {
        var made = newCase();
        say(made, "B");
        ran(NOW);
        searchedUntil(TODAY.minusDays(1));
        say(made, "F");

        long asked = questions(made);
        assertThat(ran(NOW.plusSeconds(299)).count(End.MOVED)).isZero();
        assertThat(questions(made)).isEqualTo(asked);
        assertThat(shown(made.id())).isEqualTo("underBehandling");
        assertThat(run(NOW.plusSeconds(300))).as("not before the next run").isEmpty();
        assertThat(ran(NOW.plus(Duration.ofMinutes(30))).count(End.MOVED)).isEqualTo(1);
        assertThat(shown(made.id())).isEqualTo("vedtatt");
    }

    @Test
    void shouldFollowACaseThatGoesBack() {
        var made = newCase();
        say(made, "F");
        ran(NOW);
        say(made, "B");

        ran(NOW.plus(Duration.ofDays(1)));

        assertThat(row(made.id())).containsEntry("status", "underBehandling").containsEntry("last_sequence", 2L);
    }

    @Test
    void shouldTryAgainWhatWasSetAside() {
        var made = newCase();
        say(made, "Q");
        ran(NOW);
        say(made, "B");

        assertThat(ran(NOW.plus(Duration.ofDays(1))).count(End.MOVED)).isEqualTo(1);
        assertThat(row(made.id())).containsEntry("verdict", "same").containsEntry("status", "underBehandling");
        assertThat(inbox(made.id().toString())).isEqualTo(1);
    }

    @Test
    void shouldAskOnceWhenSeveralAdaptersAreUp() {
        say(newCase(), "B");
        try (var other = jdbi.open()) {
            other.begin();
            other.execute("select * from archive_pull for update");

            // One that waited for the row would wait for this very test.
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run(NOW)))
                    .isEmpty();

            other.rollback();
        }
        assertThat(run(NOW)).isPresent();
    }

    @Test
    void shouldKeepWhatIsDoneWhateverComesAfterIt() {
        var first = newCase();
        var second = newCase();
        var seenByOthers = new AtomicReference<>("");
        var archive = new ArchivedCases() {
            @Override
            public Answer of(String key, CorrelationId correlation) {
                if (!key.equals(first.id().toString())) {
                    Jdbi other = Jdbi.create(world().database());
                    seenByOthers.set(other.withHandle(handle -> shown(handle, first.id())));
                    throw new IllegalStateException("broken");
                }
                return new Answer.Cases(
                        List.of(new ArchivedCase("portvakt", key, first.number(), "B", Optional.empty())));
            }

            @Override
            public Answer openedOn(LocalDate day, CorrelationId correlation) {
                return new Answer.Cases(List.of());
            }
        };
        jdbi.useHandle(handle ->
                handle.execute("update archive_case set next_ask_at = '2020-01-01' where case_id = ?", first.id()));

        var report = pull(NOW, archive).run().orElseThrow();

        assertThat(report.counts()).containsOnly(Map.entry(End.MOVED, 1), Map.entry(End.FAILED, 1));
        assertThat(seenByOthers).as("while the second is asked for").hasValue("underBehandling");
        assertThat(row(second.id())).containsEntry("failures", 1);
    }

    @Test
    void shouldStopAskingWhenTheArchiveIsAway() {
        for (int i = 0; i < 5; i++) {
            newCase();
        }
        world().archive.feel(FakeArchive.Mood.DOWN);

        var report = ran(NOW);

        assertThat(report.counts()).containsExactly(Map.entry(End.FAILED, 3));
        assertThat(report.stopped()).contains("the archive is away");
    }

    @Test
    void shouldFindACaseByItsDateBeforeItsTimeToBeAskedFor() {
        var made = newCase();
        jdbi.useHandle(handle ->
                handle.execute("update archive_case set next_ask_at = 'infinity' where case_id = ?", made.id()));
        world().archive.hold(made.id().toString(), made.number(), "B", TODAY);

        assertThat(ran(NOW).count(End.MOVED)).isEqualTo(1);
        assertThat(shown(made.id())).isEqualTo("underBehandling");
    }

    @Test
    void shouldQuarantineACaseThatNobodyHereKnows() {
        var nobodys = UUID.randomUUID().toString();
        var today = NOW.plus(Duration.ofDays(400));
        world().archive.hold(nobodys, "2033/1", "B", LocalDate.ofInstant(today, ZoneId.of("Europe/Oslo")));
        searchedUntil(LocalDate.ofInstant(today, ZoneId.of("Europe/Oslo")).minusDays(1));
        long cases = count("citizen_case");
        long unknown = pull(today, new Noark4Cases(port)).unknown();

        assertThat(ran(today).count(End.QUARANTINED)).isEqualTo(1);
        assertThat(count("citizen_case")).isEqualTo(cases);
        assertThat(inbox(nobodys)).isEqualTo(1);
        assertThat(pull(today, new Noark4Cases(port)).unknown()).isEqualTo(unknown + 1);
    }

    private long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void shouldBelieveNothingOfAnArchiveThatDoesNotLookAtTheQuestion() {
        var made = newCase();
        var other = newCase();
        say(made, "B");
        say(other, "F");
        world().archive.feel(FakeArchive.Mood.GIVES_ALL);

        var report = ran(NOW);

        assertThat(report.counts()).containsExactly(Map.entry(End.FAILED, 2));
        assertThat(report.stopped()).contains("2031-11-24: not-ours");
        assertThat(shown(made.id())).isEqualTo("mottatt");
        String until = jdbi.withHandle(handle -> handle.createQuery("select swept_until::text from archive_pull")
                .mapTo(String.class)
                .one());
        assertThat(until).isEqualTo("2031-11-23");
    }

    @Test
    void shouldLeaveCasesAloneOfWhichTheirFagsystemTells() {
        var made = newCase();
        jdbi.useHandle(handle -> {
            handle.execute("update citizen_case set fagsystem = 'oppad' where id = ?", made.id());
            handle.execute("update archive_case set fagsystem = 'oppad' where case_id = ?", made.id());
        });
        world().archive.hold(made.id().toString(), made.number(), "B", TODAY);

        ran(NOW);

        assertThat(shown(made.id())).isEqualTo("mottatt");
        assertThat(world().archive.questions()).doesNotContain(made.id().toString());
    }

    @Test
    void shouldSayHowManyCasesDiffer() {
        say(newCase(), "B");
        say(newCase(), "Q");
        world().archive.lose(newCase().id().toString());
        var odd = newCase();
        world().archive.hold(odd.id().toString(), "2026/1", "B", TODAY.minusYears(1));

        ran(NOW);

        assertThat(pull(NOW, new Noark4Cases(port)).drift()).isEqualTo(3);
    }
}
