package no.portvakt.gateway.console.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.WatchedHistory;
import no.portvakt.gateway.fixture.Database;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.simulate.Simulation;
import no.portvakt.profiles.simulate.WatchedWords;
import no.portvakt.trust.secret.Secret;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * How long a million recorded decisions take to replay on a draft of the shipped catalogue, from a real PostgreSQL. Run
 * by {@code ./portvakt bench replay} and by nothing else: its name is not that of a test.
 */
class ReplayBench {

    private static final Logger LOG = Logger.getLogger(ReplayBench.class);
    private static final int DECISIONS = 1_000_000;
    private static final int PERSONS = 50_000;
    private static final int ROUNDS = 3;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Jdbi jdbi = Database.migrated();

    @Test
    void replaysAMillion() {
        var now = catalogOf(ProfileLoader.shipped());
        var draft = catalogOf(ProfileLoader.shipped().stream()
                .map(source -> new ProfileSource(source.name(), source.yaml().replace("level: 3", "level: 4")))
                .toList());
        fill(now);
        var retention = new Retention(Duration.ofDays(90), Duration.ofDays(30));
        var intake = new DecisionIntake(
                jdbi, Clock.systemUTC(), Optional.empty(), Secret.of("pepper of the bench"), retention);
        var store = new DecisionStore(jdbi, Clock.systemUTC(), retention, intake);
        var simulation = Simulation.of(Policy.compile(draft));
        jdbi.useHandle(handle -> {
            handle.execute("insert into policy_version (number, cause, changed_at) values (1, 'seeded', now())");
            WatchedHistory.keep(handle, 1, WatchedWords.of(now));
        });
        for (int round = 1; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            var report = store.replay(simulation, Instant.EPOCH, Instant.now());
            long took = (System.nanoTime() - began) / NANOS_PER_MILLI;
            assertThat(report.total().allRequests()).isEqualTo(DECISIONS);
            LOG.infof(
                    "replay of %d decisions, round %d: %d ms; %s",
                    DECISIONS, round, took, report.total().requests());
        }
        var one = new ServiceId("barnehage");
        long began = System.nanoTime();
        var usage = new StoredDecisions(jdbi)
                .usage(one, new DecisionSearch.Stretch(Instant.EPOCH, Instant.now()))
                .orElseThrow();
        LOG.infof(
                "use of one service: %d decisions, %d persons: %d ms",
                usage.requests(), usage.persons(), (System.nanoTime() - began) / NANOS_PER_MILLI);
    }

    private static ServiceCatalog catalogOf(List<ProfileSource> sources) {
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Loaded loaded -> loaded.catalog();
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }

    /** Spread over thirty days, the rules of the catalogue and 50 000 persons; a fifth of the requests were stopped. */
    private void fill(ServiceCatalog catalog) {
        long began = System.nanoTime();
        List<Object[]> shapes = new ArrayList<>();
        for (var service : catalog.services()) {
            for (var rule : service.rules()) {
                shapes.add(new Object[] {
                    service.id().value(),
                    Method.GET.name(),
                    pathOf(rule),
                    rule.path().toString()
                });
            }
        }
        jdbi.useTransaction(handle -> {
            handle.execute(
                    "insert into decision_feed (edge, spool, through, seen_at) values ('bench', 'bench', 0, now())");
            for (var shape : shapes) {
                handle.execute(
                        "insert into decision_shape (service, method, path, rule) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        shape);
            }
            for (var level : List.of(SecurityLevel.SUBSTANTIAL, SecurityLevel.HIGH)) {
                handle.execute(
                        "insert into decision_finding (outcome, reason, level, login_method, issuer)"
                                + " values ('PERMITTED', '', ?, ?, 'innbygger')",
                        level.number(),
                        level == SecurityLevel.HIGH ? "pki" : "pin");
            }
            handle.execute("insert into decision_finding (outcome, reason, level, login_method, issuer)"
                    + " values ('STEP_UP', 'level-too-low', 3, 'pin', 'innbygger')");
            handle.execute("""
                    insert into decision (at, sequence, policy, feed, shape, finding, age, correlation, person)
                    select now() - interval '30 days' * (n::float8 / ?), n, 1, 1,
                        shapes.ids[1 + n % cardinality(shapes.ids)],
                        case when n % 5 = 0 then 3 when n % 5 = 1 then 2 else 1 end,
                        n % 3600, gen_random_uuid(), substring(sha256(((n::int8 * 7919) % ?)::text::bytea) from 1 for 16)
                    from generate_series(1, ?) as n, (select array_agg(id) as ids from decision_shape) as shapes
                    """, DECISIONS, PERSONS, DECISIONS);
        });
        jdbi.useHandle(handle -> handle.execute("analyze decision"));
        LOG.infof("filled in %d ms", (System.nanoTime() - began) / NANOS_PER_MILLI);
    }

    private static String pathOf(Rule rule) {
        var path = rule.path().toString();
        return path.endsWith("/**") ? path.substring(0, path.length() - 2) + "*" : path;
    }
}
