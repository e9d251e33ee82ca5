package no.portvakt.gateway.frontchannel;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;

/** Writes down for which portal a frame was opened, and which notices were refused. Names nobody. */
final class FrameRecords {

    private static final String NOBODY_KNOWN = "anonymous";
    private static final String WHAT = "portal.logged-out";

    private final AuditLog audit;
    private final Clock clock;

    FrameRecords(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void told(String portal, CorrelationId correlation) {
        write(portal, correlation, AuditOutcome.DONE, Map.of("begun", "elsewhere", "by", "frame"));
    }

    void refused(String portal, String why, CorrelationId correlation) {
        write(portal, correlation, AuditOutcome.REFUSED, Map.of("reason", why));
    }

    private void write(String portal, CorrelationId correlation, AuditOutcome outcome, Map<String, String> details) {
        audit.append(new AuditRecord(
                clock.instant(), NOBODY_KNOWN, WHAT, portal, correlation, outcome, new TreeMap<>(details)));
    }
}
