package no.portvakt.gateway.console.decisions;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.edges.EdgeName;
import no.portvakt.gateway.console.edges.RecordIntake;
import no.portvakt.gateway.observe.DecisionLine;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes decisions from edges, each exactly once: the row of the spool is locked, what is not newer than what it has seen
 * is passed over, and rows and progress are committed as one. Numbers that never came are noted as lost. Thread-safe.
 */
public final class DecisionIntake implements RecordIntake {

    private static final Logger LOG = Logger.getLogger("portvakt.decisions");

    private final Jdbi jdbi;
    private final Clock clock;
    private final Dictionary dictionary;
    private final Optional<PersonOpener> opener;
    private final PersonHashes hashes;

    /**
     * Takes decisions.
     *
     * @param opener without it, decisions are kept without persons
     */
    public DecisionIntake(Jdbi jdbi, Clock clock, Optional<PersonOpener> opener, Secret pepper, Retention retention) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.dictionary = new Dictionary(jdbi);
        this.opener = opener;
        this.hashes = new PersonHashes(jdbi, pepper, retention);
    }

    PersonHashes hashes() {
        return hashes;
    }

    @Override
    public void take(EdgeName edge, String spool, List<String> lines) {
        List<DecisionLine> read =
                lines.stream().flatMap(line -> DecisionLine.read(line).stream()).toList();
        if (read.size() < lines.size()) {
            // Their numbers are missing, so they are noted as lost; a batch that can never be kept would block the
            // edge.
            LOG.errorf("edge %s: %d lines are no decisions", edge.value(), lines.size() - read.size());
        }
        if (read.isEmpty()) {
            return;
        }
        var columns = new DecisionColumns(dictionary, read);
        jdbi.useTransaction(handle -> {
            var feed = feed(handle, edge, spool);
            var fresh = read.stream()
                    .filter(line -> line.sequence() > feed.through())
                    .toList();
            if (!fresh.isEmpty()) {
                keep(handle, feed, fresh, columns);
            }
        });
    }

    private void keep(Handle handle, Feed feed, List<DecisionLine> fresh, DecisionColumns columns) {
        long expected = feed.through() + 1;
        List<DecisionLine.Decision> decisions = new ArrayList<>();
        Map<String, String> sealed = new HashMap<>();
        for (var line : fresh) {
            if (line.sequence() > expected) {
                note(handle, feed, expected, line.sequence() - expected);
            }
            expected = line.sequence() + 1;
            switch (line) {
                case DecisionLine.Decision decision -> decisions.add(decision);
                case DecisionLine.Lost lost -> note(handle, feed, lost.sequence(), lost.count());
                case DecisionLine.Person person -> {
                    sealed.put(person.session(), person.sealed());
                    handle.execute(
                            "insert into decision_session (feed, session, sealed, at) values (?, ?, ?, ?)"
                                    + " on conflict do nothing",
                            feed.id(),
                            person.session(),
                            person.sealed(),
                            OffsetDateTime.ofInstant(person.at(), ZoneOffset.UTC));
                }
            }
        }
        columns.insert(handle, feed.id(), decisions, personsOf(handle, feed, decisions, sealed));
        handle.execute("update decision_feed set through = ? where id = ?", expected - 1, feed.id());
    }

    /** In the order of the decisions; empty where nobody was logged in. */
    private List<Optional<byte[]>> personsOf(
            Handle handle, Feed feed, List<DecisionLine.Decision> decisions, Map<String, String> sealed) {
        Map<String, Optional<NationalId>> opened = new HashMap<>();
        List<Optional<byte[]>> persons = new ArrayList<>(decisions.size());
        for (var decision : decisions) {
            persons.add(decision.session()
                    .flatMap(session -> opened.computeIfAbsent(session, name -> Optional.ofNullable(sealed.get(name))
                            .or(() -> sealedIn(handle, feed, name))
                            .flatMap(jwe -> opener.flatMap(some -> some.open(jwe)))))
                    .map(person -> hashes.of(person, decision.at())));
        }
        return persons;
    }

    private static Optional<String> sealedIn(Handle handle, Feed feed, String session) {
        return handle.createQuery("select sealed from decision_session where feed = :feed and session = :session")
                .bind("feed", feed.id())
                .bind("session", session)
                .mapTo(String.class)
                .findOne();
    }

    private void note(Handle handle, Feed feed, long sequence, long lost) {
        LOG.warnf("%d decisions of one edge never came", lost);
        handle.execute(
                "insert into decision_gap (feed, sequence, lost, noted_at) values (?, ?, ?, ?) on conflict do nothing",
                feed.id(),
                sequence,
                lost,
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Feed feed(Handle handle, EdgeName edge, String spool) {
        return handle.createQuery("insert into decision_feed (edge, spool, seen_at) values (:edge, :spool, :now)"
                        + " on conflict (edge, spool) do update set seen_at = excluded.seen_at returning id, through")
                .bind("edge", edge.value())
                .bind("spool", spool)
                .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map((row, context) -> new Feed(row.getInt("id"), row.getLong("through")))
                .one();
    }

    private record Feed(int id, long through) {}

    /** A correlation id of ours is a UUID; any other is kept as one that can be found by its words again. */
    static UUID uuidOf(String correlation) {
        try {
            return UUID.fromString(correlation);
        } catch (IllegalArgumentException another) {
            return UUID.nameUUIDFromBytes(correlation.getBytes(StandardCharsets.UTF_8));
        }
    }
}
