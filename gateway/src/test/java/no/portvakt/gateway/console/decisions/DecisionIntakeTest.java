package no.portvakt.gateway.console.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.console.edges.EdgeName;
import no.portvakt.gateway.console.life.WatchedHistory;
import no.portvakt.gateway.fixture.Database;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.SnapshotProducer;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.observe.DecisionRecorder;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.LeftOpen;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.Simulation;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.profiles.simulate.WatchedWords;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.spool.Spool;
import no.portvakt.trust.spool.SpoolBatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionIntakeTest {

    private static final EdgeName EAST = new EdgeName("edge-east");
    private static final ServiceId GUARDED = new ServiceId("guarded");
    private static final String PERSON = "20815412096";
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Retention RETENTION = new Retention(Duration.ofDays(90), Duration.ofDays(30));

    @TempDir
    Path folder;

    private final Jdbi jdbi = Database.migrated();
    private final ECKey key = SnapshotProducer.newKey();
    private final DecisionIntake intake = new DecisionIntake(
            jdbi, Clock.systemUTC(), Optional.of(new PersonOpener(key)), Secret.of("a pepper of the test"), RETENTION);
    private final DecisionStore store = store(NOW);
    private final DecisionSearch search = new StoredDecisions(jdbi);

    private DecisionStore store(Instant now) {
        return new DecisionStore(jdbi, Clock.fixed(now, ZoneOffset.UTC), RETENTION, intake);
    }

    /** Through a real spool, as an edge does it. */
    private List<SpoolBatch> recorded(List<Decided> decisions) {
        List<SpoolBatch> batches = new ArrayList<>();
        try (var spool = new Spool(
                folder,
                new Spool.Limits(10_000_000, Optional.empty(), Spool.WhenFull.DROP_OLDEST),
                Clock.systemUTC())) {
            try (var recorder =
                    new DecisionRecorder(10_000, spool, Clock.systemUTC(), new SimpleMeterRegistry()).start()) {
                decisions.forEach(recorder::decided);
            }
            for (var batch = spool.oldest(100); batch.isPresent(); batch = spool.oldest(100)) {
                batches.add(batch.get());
                spool.acknowledge(batch.get());
            }
        }
        return batches;
    }

    private Decided decided(Instant at, CorrelationId correlation, String session) {
        var catalog = Profiles.policy().catalog();
        return new Decided(
                at,
                correlation,
                GUARDED,
                "GET",
                "/high/" + PERSON,
                "/high/**",
                Optional.of(new Decided.Caller(
                        session,
                        NationalId.parse(PERSON),
                        new Assurance(
                                SecurityLevel.SUBSTANTIAL,
                                "https://login.localhost/realms/innbygger",
                                "idporten-loa-substantial",
                                List.of("Minid-PIN"),
                                Set.of(LoginMethod.PIN),
                                Set.of(),
                                at))),
                Outcome.STEP_UP,
                Optional.of(Reason.LEVEL_TOO_LOW),
                new Decided.Terms(17, WatchedWords.of(catalog), Optional.of(key.toPublicJWK())));
    }

    private void take(List<SpoolBatch> batches) {
        batches.forEach(batch -> intake.take(EAST, batch.spool(), batch.lines()));
    }

    @Test
    void shouldKeepEachDecisionOnceHoweverOftenItComes() {
        List<Decided> decisions = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            decisions.add(decided(NOW.plusSeconds(i), CorrelationId.random(), "session-" + i % 10));
        }
        var batches = recorded(decisions);

        take(batches);
        take(batches.subList(1, 2));
        take(batches);

        assertThat(count("select count(*) from decision")).isEqualTo(250);
        assertThat(count("select count(distinct correlation) from decision")).isEqualTo(250);
        assertThat(count("select count(distinct person) from decision")).isEqualTo(1);
        assertThat(store.lostSince(Instant.EPOCH)).isZero();
    }

    @Test
    void shouldNoteNumbersThatNeverCame() {
        List<Decided> decisions = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            decisions.add(decided(NOW, CorrelationId.random(), "session"));
        }
        var batches = recorded(decisions);

        take(batches.subList(0, 1));
        take(batches.subList(2, 3));

        assertThat(store.lostSince(Instant.EPOCH)).isEqualTo(100);
    }

    @Test
    void shouldTellWhyACitizenWasRefused() {
        var correlation = CorrelationId.random();
        take(recorded(
                List.of(decided(NOW, correlation, "a"), decided(NOW.plusSeconds(5), CorrelationId.random(), "a"))));

        assertThat(search.byCorrelation(correlation)).singleElement().satisfies(found -> {
            assertThat(found.at()).isEqualTo(NOW);
            assertThat(found.edge()).isEqualTo("edge-east");
            assertThat(found.policyVersion()).isEqualTo(17);
            assertThat(found.decision().pathTemplate()).isEqualTo("/high/*");
            assertThat(found.decision().reason()).contains(Reason.LEVEL_TOO_LOW);
            assertThat(found.decision().loginMethod()).contains("pin");
        });
        assertThat(search.byService(GUARDED, minute(NOW), 10, Optional.empty())).hasSize(2);
        assertThat(search.byService(GUARDED, minute(NOW.plusSeconds(1)), 10, Optional.empty()))
                .hasSize(1);
        assertThat(search.byService(new ServiceId("open"), minute(NOW), 10, Optional.empty()))
                .isEmpty();
    }

    @Test
    void shouldWriteDownNoPersonAnywhere() {
        var batches = recorded(List.of(decided(NOW, CorrelationId.random(), "secret-session")));
        take(batches);

        var written = new StringBuilder(batches.toString());
        for (var table : List.of("decision", "decision_session", "decision_shape", "decision_finding")) {
            jdbi.useHandle(handle -> handle.createQuery("select cast(t as text) from " + table + " t")
                    .mapTo(String.class)
                    .forEach(written::append));
        }
        assertThat(written.toString()).doesNotContain(PERSON).doesNotContain("secret-session");
    }

    @Test
    void shouldGiveThePersonAnotherHashInAnotherPeriodAndForgetBoth() {
        take(recorded(List.of(
                decided(NOW, CorrelationId.random(), "a"),
                decided(NOW.plus(Duration.ofDays(31)), CorrelationId.random(), "a"))));
        assertThat(count("select count(distinct person) from decision")).isEqualTo(2);
        assertThat(count("select count(*) from decision_person_key")).isEqualTo(2);

        store(NOW.plus(Duration.ofDays(121))).forget();
        assertThat(count("select count(*) from decision")).isEqualTo(1);
        assertThat(count("select count(*) from decision_person_key")).isEqualTo(1);

        store(NOW.plus(Duration.ofDays(400))).forget();
        assertThat(count("select count(*) from decision")).isZero();
        assertThat(count("select count(*) from decision_person_key")).isZero();
        assertThat(count("select count(*) from decision_session")).isZero();
    }

    @Test
    void shouldReplayOnADraft() {
        List<Decided> decisions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            decisions.add(decided(NOW, CorrelationId.random(), "a"));
        }
        take(recorded(decisions));

        var report = replayed(draft("level: 4", "level: 3"));

        assertThat(report.total().requests(Effect.PERMITTED)).isEqualTo(100);
        assertThat(report.total().persons(Effect.PERMITTED)).isEqualTo(1);
        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    }

    /** What is in force, with words in it replaced by others, in pairs. */
    private static Policy draft(String... replaced) {
        var sources = Profiles.sources().stream()
                .map(source -> {
                    var yaml = source.yaml();
                    for (int i = 0; i < replaced.length; i += 2) {
                        yaml = yaml.replace(replaced[i], replaced[i + 1]);
                    }
                    return new ProfileSource(source.name(), yaml);
                })
                .toList();
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Loaded loaded -> Policy.compile(loaded.catalog());
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }

    @Test
    void shouldFindEachDecisionOnceWhenPagingWhileOthersCome() {
        List<Decided> decisions = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            decisions.add(decided(NOW.plusSeconds(i / 5), CorrelationId.random(), "a"));
        }
        take(recorded(decisions));

        List<FoundDecision> seen = new ArrayList<>();
        var page = search.byService(GUARDED, minute(NOW), 7, Optional.empty());
        while (!page.isEmpty()) {
            seen.addAll(page);
            assertThat(seen).as("no page begins again").hasSizeLessThanOrEqualTo(25);
            take(recorded(List.of(decided(NOW.plusSeconds(50), CorrelationId.random(), "a"))));
            var after = DecisionPlace.parse(page.getLast().place().cursor());
            page = search.byService(GUARDED, minute(NOW), 7, after);
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen)
                .isSortedAccordingTo(Comparator.comparing(FoundDecision::at).reversed());
        assertThat(DecisionPlace.parse("1;2;3")).isEmpty();
    }

    @Test
    void shouldCountRequestsAndPersonsByLoginMethod() {
        take(recorded(List.of(
                decided(NOW, CorrelationId.random(), "a"),
                decided(NOW, CorrelationId.random(), "a"),
                decided(NOW.plusSeconds(60), CorrelationId.random(), "a"))));

        var usage = search.usage(GUARDED, minute(NOW)).orElseThrow();

        assertThat(usage.requests()).isEqualTo(2);
        assertThat(usage.persons()).isEqualTo(1);
        assertThat(usage.byLoginMethod()).singleElement().satisfies(pin -> {
            assertThat(pin.loginMethod()).isEqualTo("pin");
            assertThat(pin.requests(Outcome.STEP_UP)).isEqualTo(2);
            assertThat(pin.requests(Outcome.PERMITTED)).isZero();
            assertThat(pin.persons()).isEqualTo(1);
        });
        assertThat(search.usage(new ServiceId("open"), minute(NOW))
                        .orElseThrow()
                        .requests())
                .isZero();
    }

    @Test
    void shouldReplayWithTheWordsThatWereWatchedUnderThatPolicy() {
        take(recorded(List.of(decided(NOW, CorrelationId.random(), "a"))));
        var draft = draft("path: /high/**", "path: /high/secret");
        var unwatched = replayed(draft);
        assertThat(unwatched.leftOpen()).containsEntry(LeftOpen.PATH, 1L);
        assertThat(ReportJson.read(ReportJson.write(unwatched))).isEqualTo(unwatched);

        jdbi.useHandle(handle -> {
            handle.execute("insert into policy_version (number, cause, changed_at) values (17, 'seeded', ?)", utc(NOW));
            WatchedHistory.keep(handle, 17, new WatchedWords(Map.of(GUARDED, Set.of("high", "secret"))));
            WatchedHistory.keep(handle, 17, WatchedWords.none());
        });

        assertThat(replayed(draft).leftOpen()).isEmpty();
        store(NOW.plus(Duration.ofDays(200))).forget();
        assertThat(count("select count(*) from policy_watched")).isZero();
    }

    private SimulationReport replayed(Policy draft) {
        return store.replay(Simulation.of(draft), NOW.minusSeconds(1), NOW.plusSeconds(1));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static DecisionSearch.Stretch minute(Instant from) {
        return new DecisionSearch.Stretch(from, from.plusSeconds(60));
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
