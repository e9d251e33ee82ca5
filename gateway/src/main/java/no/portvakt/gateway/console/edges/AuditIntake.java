package no.portvakt.gateway.console.edges;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.gateway.observe.AuditLine;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditRecord;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes audit records from edges into the console's own chain, in their order, with the edge and the number that they had
 * there. The chain is a file and the progress a row: a database that goes away between the two is made good by what this
 * process remembers; a console that is killed between the two takes some records twice, which their numbers show. None
 * is lost. Thread-safe.
 */
public final class AuditIntake implements RecordIntake {

    private static final Logger LOG = Logger.getLogger("portvakt.edges");

    private final Jdbi jdbi;
    private final AuditLog log;
    private final Map<Feed, Long> appended = new ConcurrentHashMap<>();

    private record Feed(EdgeName edge, String spool) {}

    public AuditIntake(Jdbi jdbi, AuditLog log) {
        this.jdbi = jdbi;
        this.log = log;
    }

    @Override
    public void take(EdgeName edge, String spool, List<String> lines) {
        jdbi.useTransaction(handle -> {
            handle.execute(
                    "insert into audit_feed (edge, spool, through) values (?, ?, 0) on conflict do nothing",
                    edge.value(),
                    spool);
            var feed = new Feed(edge, spool);
            long stored = handle.createQuery(
                            "select through from audit_feed where edge = :edge and spool = :spool for update")
                    .bind("edge", edge.value())
                    .bind("spool", spool)
                    .mapTo(Long.class)
                    .one();
            // The row is locked: nobody else appends for this feed meanwhile.
            long through = Math.max(stored, appended.getOrDefault(feed, 0L));
            for (var text : lines) {
                var line = AuditLine.read(text);
                if (line.isEmpty()) {
                    LOG.errorf("edge %s: a line is no audit record", edge.value());
                } else if (line.get().sequence() > through) {
                    log.append(withOrigin(line.get(), edge));
                    through = line.get().sequence();
                    appended.put(feed, through);
                }
            }
            handle.execute(
                    "update audit_feed set through = ? where edge = ? and spool = ?", through, edge.value(), spool);
        });
    }

    private static AuditRecord withOrigin(AuditLine line, EdgeName edge) {
        SortedMap<String, String> details = new TreeMap<>(line.entry().details());
        details.put("edge", edge.value());
        details.put("number", Long.toString(line.sequence()));
        var entry = line.entry();
        return new AuditRecord(
                entry.at(), entry.who(), entry.what(), entry.on(), entry.correlation(), entry.outcome(), details);
    }
}
