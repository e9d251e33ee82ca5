package no.portvakt.demo.faults;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.portvakt.demo.machine.Pause;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.demo.simulators.ArchiveJournal;
import no.portvakt.demo.simulators.ArchiveJournal.Kind;
import no.portvakt.demo.simulators.StoredDialogs;
import no.portvakt.trust.identity.NationalId;

/** Counts what is there when everything has come to rest. */
final class Reckoning {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OURS = "portvakt ";
    private static final Duration FOR_THE_REST = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Wish wish;
    private final BrokerSystem system;
    private final Sender sender;

    Reckoning(Wish wish, BrokerSystem system, Sender sender) {
        this.wish = wish;
        this.system = system;
        this.sender = sender;
    }

    /** Waits until nothing waits any more, or for as long as that may take at most; then counts. */
    Counts count(Map<String, NationalId> sent) {
        var deadline = Instant.now().plus(FOR_THE_REST);
        while (number("select (select count(*) from outbox where state = 'waiting')"
                                + " + (select count(*) from delivery where state = 'waiting')")
                        > 0
                && Instant.now().isBefore(deadline)) {
            Pause.of(BETWEEN_LOOKS);
        }
        List<ArchiveJournal.Put> puts;
        try (var journal = ArchiveJournal.in(system.archiveJournal())) {
            puts = journal.puts();
        }
        var numbers = puts.stream()
                .filter(put -> put.kind() == Kind.CASE)
                .collect(toMap(ArchiveJournal.Put::key, ArchiveJournal.Put::number, (first, _) -> first));
        long entries = puts.stream()
                .filter(put -> put.kind() == Kind.ENTRY)
                .map(ArchiveJournal.Put::key)
                .distinct()
                .count();
        return new Counts(
                sent.size(),
                number("select count(*) from submission"),
                number("select count(*) from citizen_case"),
                numbers.size(),
                entries,
                puts.size() - numbers.size() - entries,
                numbersApart(sent, numbers),
                number("select count(*) from outbox where state = 'waiting'"),
                number("select (select count(*) from outbox where state = 'set-aside')"
                        + " + (select count(*) from inbox_event where outcome = 'set-aside')"
                        + " + (select count(*) from delivery where state = 'set-aside')"),
                number("select count(*) from inbox_event where outcome in ('recorded', 'late')"),
                number("select count(*) from milestone where sequence > 0"),
                sent.entrySet().stream()
                        .filter(one -> !isAsTold(one.getKey(), one.getValue()))
                        .count(),
                system.dialogs().size(),
                dialogsApart(sent.keySet()));
    }

    /** The first step has the surface's words, the others those of the fagsystem. */
    private long dialogsApart(Set<String> sent) {
        var wanted = IntStream.rangeClosed(1, wish.events())
                .mapToObj(Load::step)
                .sorted()
                .toList();
        var right = system.dialogs().stream()
                .filter(dialog -> dialog.status().equals("Completed"))
                .filter(dialog ->
                        dialog.steps().stream().skip(1).sorted().toList().equals(wanted))
                .map(StoredDialogs.Shown::caseId)
                .collect(Collectors.toSet());
        return sent.stream().filter(id -> !right.contains(id)).count();
    }

    private long numbersApart(Map<String, NationalId> sent, Map<String, String> archived) {
        var here = numbersHere();
        return sent.keySet().stream()
                .filter(id -> !here.getOrDefault(id, "none").equals(archived.getOrDefault(OURS + id, "nothing")))
                .count();
    }

    private Map<String, String> numbersHere() {
        var numbers = new HashMap<String, String>();
        try (var connection = system.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id::text, coalesce(case_number, '') from citizen_case")) {
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getString(2));
            }
            return numbers;
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot read the cases' numbers", broken);
        }
    }

    /** As the citizen sees it: received, and then every step in its order. */
    private boolean isAsTold(String id, NationalId citizen) {
        var answer = sender.get(system.adapter("/api/minside/v1/cases/" + id), system.identity(citizen));
        try {
            var shown = JSON.readTree(answer.body());
            var names = new ArrayList<String>();
            shown.path("timeline").forEach(step -> names.add(step.path("navn").asText("received")));
            var told = new ArrayList<>(List.of("received"));
            IntStream.rangeClosed(1, wish.events()).mapToObj(Load::step).forEach(told::add);
            return shown.path("status").asText().equals("vedtatt") && names.equals(told);
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    private long number(String query) {
        try (var connection = system.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot count", broken);
        }
    }
}
