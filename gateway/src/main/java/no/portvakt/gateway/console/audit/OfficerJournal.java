package no.portvakt.gateway.console.audit;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;

/**
 * Writes officers' actions to the audit log. Called inside the transaction of the action: if the record cannot be kept
 * it throws, and the action is undone.
 */
public final class OfficerJournal {

    private static final String NAME = "name";

    private final AuditLog log;
    private final Clock clock;

    public OfficerJournal(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** It is being done. */
    public void done(OfficerCall call, String what, String on, Map<String, String> details) {
        write(call, what, on, AuditOutcome.DONE, details);
    }

    /** She may not, or the rules do not allow it. */
    public void refused(OfficerCall call, String what, String on, String why) {
        write(call, what, on, AuditOutcome.REFUSED, Map.of("why", why));
    }

    /** It was perhaps written as done, and then could not be kept. If this cannot be written either, the cause says so. */
    public void failed(OfficerCall call, String what, String on, RuntimeException cause) {
        try {
            write(call, what, on, AuditOutcome.FAILED, Map.of());
        } catch (RuntimeException worse) {
            cause.addSuppressed(worse);
        }
    }

    private void write(OfficerCall call, String what, String on, AuditOutcome outcome, Map<String, String> details) {
        var all = new TreeMap<>(details);
        all.put(NAME, call.officer().name());
        log.append(
                new AuditRecord(clock.instant(), call.officer().subject(), what, on, call.correlation(), outcome, all));
    }
}
