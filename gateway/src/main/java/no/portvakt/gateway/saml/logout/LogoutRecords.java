package no.portvakt.gateway.saml.logout;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.signon.Participation;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;

/** Writes down which portal ended a sign-on, which others confirmed, and what was refused. Names nobody. */
final class LogoutRecords {

    private static final String NOBODY_KNOWN = "anonymous";
    private static final String LOGGED_OUT = "saml.logged-out";

    private final AuditLog audit;
    private final Clock clock;

    LogoutRecords(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** This portal asked for it, and it was done. */
    void asked(Participation one, Binding by, boolean endedThere, CorrelationId correlation) {
        var details = Map.of(
                "begun", "portal", "by", by.name().toLowerCase(Locale.ROOT), "provider", endedThere ? "ended" : "not");
        write(one.sessionKey(), LOGGED_OUT, one.portal(), correlation, AuditOutcome.DONE, details);
    }

    /** This portal was asked, and has confirmed or not. */
    void told(Chain.Stop stop, String by, boolean done, CorrelationId correlation) {
        write(
                stop.sessionKey(),
                LOGGED_OUT,
                stop.portal(),
                correlation,
                done ? AuditOutcome.DONE : AuditOutcome.FAILED,
                Map.of("begun", "elsewhere", "by", by));
    }

    void refused(Optional<SamlPortal> portal, Fault fault, CorrelationId correlation) {
        write(
                NOBODY_KNOWN,
                "saml.refused",
                portal.map(known -> known.id().value()).orElse(""),
                correlation,
                AuditOutcome.REFUSED,
                Map.of("reason", fault.id()));
    }

    private void write(
            String who,
            String what,
            String on,
            CorrelationId correlation,
            AuditOutcome outcome,
            Map<String, String> details) {
        audit.append(new AuditRecord(clock.instant(), who, what, on, correlation, outcome, new TreeMap<>(details)));
    }
}
