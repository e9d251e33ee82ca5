package no.portvakt.gateway.observe;

import java.util.List;
import java.util.function.LongFunction;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.spool.Spool;

/**
 * Keeps an edge's audit records on its disk until the console has them; the console alone has the chain that they become
 * part of. A spool that is full refuses: what must be audited is then not done.
 */
public final class SpooledAuditLog implements AuditLog {

    private final Spool spool;

    public SpooledAuditLog(Spool spool) {
        this.spool = spool;
    }

    @Override
    public void append(AuditRecord record) {
        LongFunction<String> line = sequence -> new AuditLine(sequence, record).write();
        spool.append(List.of(line));
        spool.force();
    }
}
