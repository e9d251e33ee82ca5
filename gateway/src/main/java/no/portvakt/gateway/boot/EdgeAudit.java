package no.portvakt.gateway.boot;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.gateway.observe.SpooledAuditLog;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.spool.RecordSender;
import no.portvakt.trust.spool.RecordSink;
import no.portvakt.trust.spool.Spool;

/**
 * An edge's audit records: on its disk before anything is done, and from there to the console, which has the chain. What
 * an earlier start left behind goes first.
 */
final class EdgeAudit implements AutoCloseable {

    private final Spool spool;
    private final RecordSender sender;

    private EdgeAudit(Spool spool, RecordSink console) {
        this.spool = spool;
        this.sender = new RecordSender("audit records", spool, console).start();
    }

    /**
     * Begins to send.
     *
     * @param folder of all of this edge's spools
     * @param mostBytes beyond which nothing more is audited, and so nothing that has to be audited is done
     */
    static EdgeAudit start(Path folder, long mostBytes, RecordSink console, Clock clock) {
        var limits = new Spool.Limits(mostBytes, Optional.empty(), Spool.WhenFull.REFUSE);
        return new EdgeAudit(new Spool(folder.resolve("audit"), limits, clock), console);
    }

    AuditLog log() {
        return new SpooledAuditLog(spool);
    }

    /** What has not been sent stays for the next start. */
    @Override
    public void close() {
        sender.close();
        spool.close();
    }
}
