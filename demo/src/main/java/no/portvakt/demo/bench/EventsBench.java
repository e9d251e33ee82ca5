package no.portvakt.demo.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import no.portvakt.demo.processes.BrokerSystem;

/**
 * Events a second, through the intake and onto timelines, beside plain batched inserts of the very same rows into copies
 * of the same tables in the same PostgreSQL, on as many connections.
 */
final class EventsBench {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int IN_BATCH = 500;
    private static final int CONNECTIONS = 2;
    private static final double GOAL = 0.25;
    private static final List<String> TABLES = List.of("inbox_event", "milestone");

    private final BrokerSystem system;
    private final Tables tables;
    private final int events;

    EventsBench(BrokerSystem system, int events) {
        this.system = system;
        this.tables = new Tables(system.database());
        this.events = events;
    }

    Comparison run() {
        send(cases());
        tables.run("truncate inbox_event, milestone, citizen_case cascade");
        for (var table : TABLES) {
            tables.run("create table plain_%s (like %s including all)".formatted(table, table));
        }
        plain(List.of());
        var cases = cases();
        var begun = Instant.now();
        send(cases);
        var ours = Duration.between(begun, Instant.now());
        var rows = TABLES.stream().map(tables::rows).toList();
        var theirs = plain(rows);
        var counted = Map.of(
                "inbox_event", tables.count("inbox_event"),
                "milestone", tables.count("milestone"),
                "plain_inbox_event", tables.count("plain_inbox_event"),
                "plain_milestone", tables.count("plain_milestone"));
        boolean all = counted.values().stream().allMatch(count -> count == events);
        double ratio = (double) theirs.toNanos() / ours.toNanos();
        return new Comparison(
                "events through inbox and projection, beside plain inserts of the same rows",
                perSecond(ours),
                perSecond(theirs),
                "events/s",
                ratio,
                "at least 1/4",
                all && ratio >= GOAL,
                counted);
    }

    private double perSecond(Duration took) {
        return events * 1e9 / took.toNanos();
    }

    /** As many cases as a batch has events, so that none of a batch waits for another. */
    private List<UUID> cases() {
        var cases = IntStream.range(0, IN_BATCH * CONNECTIONS)
                .mapToObj(_ -> UUID.randomUUID())
                .toList();
        cases.forEach(id -> tables.run("""
                insert into citizen_case (id, person_key, service, fagsystem, level, status, raw_status, received_at, changed_at)
                values ('%s', 'nobody', 'barnehage', 'oppad', 3, 'mottatt', 'R', now(), now())
                """.formatted(id)));
        return cases;
    }

    private void send(List<UUID> cases) {
        try (var asking = new Asking(CONNECTIONS)) {
            asking.ask(events / IN_BATCH, batch -> HttpRequest.newBuilder(system.adapter("/api/fagsystem/v1/events"))
                    .header("Authorization", "Bearer " + system.fagsystemToken())
                    .header("Content-Type", "application/cloudevents-batch+json")
                    .POST(HttpRequest.BodyPublishers.ofString(batch(batch, cases))));
        }
    }

    /** The nth batch goes to every case of one connection, with the next sequence. */
    private static String batch(int number, List<UUID> cases) {
        var batch = JSON.createArrayNode();
        int first = number % CONNECTIONS * IN_BATCH;
        int sequence = number / CONNECTIONS + 1;
        for (var id : cases.subList(first, first + IN_BATCH)) {
            var event = batch.addObject()
                    .put("specversion", "1.0")
                    .put("id", id + "." + sequence)
                    .put("source", "urn:fagsystem:" + BrokerSystem.FAGSYSTEM)
                    .put("type", "no.portvakt.case.status-changed.v1")
                    .put("subject", id.toString())
                    .put("time", "2026-11-22T09:15:00Z");
            event.putObject("data")
                    .put("status", "B")
                    .put("sequence", sequence)
                    .putObject("milestone")
                    .put("navn", "Saksbehandling")
                    .put("beskrivelse", "Søknaden er fordelt og behandles.");
        }
        return batch.toString();
    }

    private Duration plain(List<List<List<Object>>> rows) {
        var begun = Instant.now();
        for (int table = 0; table < rows.size(); table++) {
            tables.insert("plain_" + TABLES.get(table), rows.get(table), IN_BATCH, CONNECTIONS);
        }
        return Duration.between(begun, Instant.now());
    }
}
