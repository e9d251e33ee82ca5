package no.portvakt.demo.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.trust.identity.NationalId;

/**
 * Events a second, through the intake, onto timelines and into the outbox, beside plain batched inserts of the very same
 * rows into copies of the same tables in the same PostgreSQL, on as many connections. While they come in, the outbox is
 * worked off, as it always is; how long until Dialogporten has all of it is said besides.
 */
final class EventsBench {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int IN_BATCH = 500;
    private static final int CONNECTIONS = 2;
    private static final double GOAL = 0.25;
    private static final List<String> TABLES = List.of("inbox_event", "milestone", "delivery");

    /** The archive has the one form of the run, and is searched for cases that we do not know. */
    private static final String NOT_OURS = "delete from inbox_event where fagsystem <> 'oppad'";

    private final BrokerSystem system;
    private final Tables tables;
    private final NationalId citizen;
    private final int events;

    EventsBench(BrokerSystem system, NationalId citizen, int events) {
        this.system = system;
        this.citizen = citizen;
        this.tables = new Tables(system.database());
        this.events = events;
    }

    Comparison run() {
        var form = form();
        send(cases(form));
        awaitDeliveries();
        tables.run("truncate inbox_event, milestone, submission, citizen_case cascade");
        for (var table : TABLES) {
            tables.run("create table plain_%s (like %s including all)".formatted(table, table));
        }
        plain(List.of());
        var cases = cases(form);
        var begun = Instant.now();
        send(cases);
        var ours = Duration.between(begun, Instant.now());
        awaitDeliveries();
        var drained = Duration.between(begun, Instant.now());
        tables.run(NOT_OURS);
        var theirs = plain(TABLES.stream().map(tables::rows).toList());
        var counted = new TreeMap<String, Long>();
        TABLES.forEach(table -> {
            counted.put(table, tables.count(table));
            counted.put("plain_" + table, tables.count("plain_" + table));
        });
        counted.put("whole dialogs", wholeDialogs(cases));
        counted.put("milliseconds until Dialogporten had all", drained.toMillis());
        boolean all = tables.count("inbox_event") == events
                && tables.count("milestone") == events
                && wholeDialogs(cases) == cases.size()
                && TABLES.stream().allMatch(table -> tables.count(table) == tables.count("plain_" + table));
        double ratio = (double) theirs.toNanos() / ours.toNanos();
        return new Comparison(
                "events through inbox, projection and outbox, beside plain inserts of the same rows",
                perSecond(ours),
                perSecond(theirs),
                "events/s",
                ratio,
                "at least 1/4",
                all && ratio >= GOAL,
                counted);
    }

    /** Dialogs of these cases with every step that was told of them. */
    private long wholeDialogs(List<UUID> cases) {
        var ids = cases.stream().map(UUID::toString).collect(Collectors.toSet());
        return system.dialogs().stream()
                .filter(dialog -> ids.contains(dialog.caseId()))
                .filter(dialog -> dialog.steps().size() == events / cases.size())
                .count();
    }

    private void awaitDeliveries() {
        system.await(() -> tables.count("delivery where state = 'waiting'") == 0);
    }

    private double perSecond(Duration took) {
        return events * 1e9 / took.toNanos();
    }

    /** A form as it is stored, sealed: whose case it is, Dialogporten has to be told. */
    private String form() {
        try (var asking = new Asking(1)) {
            asking.ask(1, _ -> HttpRequest.newBuilder(system.adapter("/api/minside/v1/submissions"))
                    .header("Authorization", "Bearer " + system.identity(citizen))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "bench-of-events")
                    .POST(HttpRequest.BodyPublishers.ofString(BrokerSystem.FORM)));
        }
        return tables.text("select payload_sealed from submission");
    }

    /** As many cases as a batch has events, so that none of a batch waits for another. */
    private List<UUID> cases(String form) {
        var cases = IntStream.range(0, IN_BATCH * CONNECTIONS)
                .mapToObj(_ -> UUID.randomUUID())
                .toList();
        cases.forEach(id -> tables.run("""
                insert into citizen_case (id, person_key, service, fagsystem, level, status, raw_status, received_at, changed_at)
                values ('%s', 'nobody', 'barnehage', 'oppad', 3, 'mottatt', 'R', now(), now())
                """.formatted(id), """
                insert into submission (id, person_key, service, idempotency_key, payload_sealed, received_at)
                values ('%s', 'nobody', 'barnehage', '%s', '%s', now())
                """.formatted(id, id, form)));
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
