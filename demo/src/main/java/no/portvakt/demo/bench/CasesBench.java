package no.portvakt.demo.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.trust.identity.NationalId;

/**
 * "My cases" where millions of events are stored, beside the same where there are few. Each case has ten; those who ask
 * have ten cases in both.
 */
final class CasesBench {

    private static final int EVENTS = 10;
    private static final int CASES = 10;
    private static final int AT_ONCE = 2;
    private static final double GOAL = 2;

    private final BrokerSystem system;
    private final List<NationalId> citizens;
    private final Tables tables;
    private final long few;
    private final long many;
    private final int times;

    CasesBench(BrokerSystem system, List<NationalId> citizens, long few, long many, int times) {
        this.system = system;
        this.citizens = citizens;
        this.tables = new Tables(system.database());
        this.few = few;
        this.many = many;
        this.times = times;
    }

    Comparison run() {
        tables.run("truncate inbox_event, milestone, citizen_case cascade");
        citizens.forEach(citizen -> fill(system.keyOf(citizen), CASES, 0));
        long own = (long) citizens.size() * CASES;
        fill("filler", few / EVENTS - own, own);
        measure();
        var withFew = measure();
        fill("filler", (many - few) / EVENTS, few / EVENTS);
        tables.run("vacuum analyze");
        measure();
        var withMany = measure();
        double ratio = (double) withMany.toNanos() / withFew.toNanos();
        var counted = Map.of(
                "inbox_event", tables.count("inbox_event where fagsystem = 'oppad'"),
                "milestone", tables.count("milestone"),
                "citizen_case", tables.count("citizen_case"));
        return new Comparison(
                "my cases with %d events stored, p95, beside the same with %d".formatted(many, few),
                withMany.toNanos() / 1e6,
                withFew.toNanos() / 1e6,
                "ms",
                ratio,
                "at most 2",
                ratio <= GOAL && counted.getOrDefault("inbox_event", 0L) == many,
                counted);
    }

    private Duration measure() {
        try (var asking = new Asking(AT_ONCE)) {
            return Percentile.p95(asking.ask(times, number -> HttpRequest.newBuilder(
                            system.adapter("/api/minside/v1/cases"))
                    .header("Authorization", "Bearer " + system.identity(citizens.get(number % citizens.size())))));
        }
    }

    /** Cases of one person, or of many fillers with ten each; with their events and steps. */
    private void fill(String person, long cases, long after) {
        if (cases <= 0) {
            return;
        }
        var owner = person.equals("filler") ? "'filler-' || n / " + CASES : "'" + person + "'";
        tables.run(
                "drop table if exists filled",
                """
                create temporary table filled as select gen_random_uuid() as id, %s as person, n
                from generate_series(%d, %d) n
                """.formatted(owner, after, after + cases - 1),
                """
                insert into citizen_case
                (id, person_key, service, fagsystem, level, status, raw_status, last_sequence, received_at, changed_at)
                select id, person, 'barnehage', 'oppad', 3, 'underBehandling', 'B', %d,
                now() - n * interval '1 second', now() - n * interval '1 second' from filled
                """.formatted(EVENTS),
                """
                insert into milestone (case_id, sequence, status, started_at)
                select id, s, 'underBehandling', now() from filled, generate_series(1, %d) s
                """.formatted(EVENTS),
                """
                insert into inbox_event (fagsystem, source, event_id, outcome, body_sealed, received_at)
                select 'oppad', 'urn:fagsystem:oppad', id || '.' || s, 'recorded', repeat('x', 200), now()
                from filled, generate_series(1, %d) s
                """.formatted(EVENTS));
    }
}
