package no.portvakt.gateway.boot;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import no.portvakt.gateway.login.LoginEvent;
import no.portvakt.gateway.login.LoginJournal;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;

/**
 * Keeps log-ins and log-outs for audit, beside what the next journal does with them. Names nobody: a session's key, and
 * what anybody else did goes under {@code anonymous}. Beginning a log-in is not kept: anybody can begin a thousand.
 */
final class AuditedLogins implements LoginJournal {

    private static final Logger LOG = Logger.getLogger("portvakt.audit");
    private static final String NOBODY_KNOWN = "anonymous";
    private static final String IDENTITY_PROVIDER = "identity-provider";

    private final LoginJournal next;
    private final AuditLog log;
    private final Clock clock;

    AuditedLogins(LoginJournal next, AuditLog log, Clock clock) {
        this.next = next;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void record(LoginEvent event, CorrelationId correlation) {
        next.record(event, correlation);
        try {
            keep(event, correlation);
        } catch (RuntimeException notKept) {
            LOG.error("a log-in event could not be kept for audit", notKept);
        }
    }

    private void keep(LoginEvent event, CorrelationId correlation) {
        switch (event) {
            case LoginEvent.Begun begun -> {}
            case LoginEvent.LoggedIn in -> loggedIn(in, correlation);
            case LoginEvent.Refused refused ->
                write(
                        correlation,
                        NOBODY_KNOWN,
                        "login.refused",
                        refused.service(),
                        AuditOutcome.REFUSED,
                        Map.of("reason", refused.reason().id()));
            case LoginEvent.LoggedOut out ->
                write(
                        correlation,
                        NOBODY_KNOWN,
                        "logout.completed",
                        out.service(),
                        AuditOutcome.DONE,
                        Map.of("sessions", Integer.toString(out.sessions())));
            case LoginEvent.EndedFromThere ended ->
                write(
                        correlation,
                        IDENTITY_PROVIDER,
                        "logout.from-there",
                        "",
                        AuditOutcome.DONE,
                        Map.of("sessions", Integer.toString(ended.sessions())));
            case LoginEvent.NoticeRefused refused ->
                write(
                        correlation,
                        NOBODY_KNOWN,
                        "logout.notice-refused",
                        "",
                        AuditOutcome.REFUSED,
                        Map.of("why", refused.why()));
        }
    }

    private void loggedIn(LoginEvent.LoggedIn in, CorrelationId correlation) {
        var details = Map.of(
                "level", Integer.toString(in.level().number()),
                "acr", in.acr(),
                "methods", String.join(" ", in.methods()));
        write(correlation, in.sessionKey(), "login.completed", in.service(), AuditOutcome.DONE, details);
    }

    private void write(
            CorrelationId correlation,
            String who,
            String what,
            String on,
            AuditOutcome outcome,
            Map<String, String> details) {
        log.append(new AuditRecord(clock.instant(), who, what, on, correlation, outcome, new TreeMap<>(details)));
    }
}
