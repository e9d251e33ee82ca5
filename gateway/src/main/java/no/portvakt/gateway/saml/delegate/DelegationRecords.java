package no.portvakt.gateway.saml.delegate;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.session.Session;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * Writes down which portal was told of whom, and why another was not: for audit, and as a decision about the service that
 * the portal stands under. Nothing of what a request says is written, but which declared portal it names.
 */
public final class DelegationRecords {

    private static final String NOBODY_KNOWN = "anonymous";

    private final AuditLog audit;
    private final DecisionLog decisions;
    private final Supplier<Decided.Terms> terms;
    private final Clock clock;

    /**
     * Writes to these.
     *
     * @param terms of the policy in force
     */
    public DelegationRecords(AuditLog audit, DecisionLog decisions, Supplier<Decided.Terms> terms, Clock clock) {
        this.audit = audit;
        this.decisions = decisions;
        this.terms = terms;
        this.clock = clock;
    }

    /** To be called before the assertion is handed out: what throws here keeps it back. */
    void given(SamlPortal portal, Session session, SecurityLevel level, CorrelationId correlation) {
        var details = Map.of(
                "level",
                Integer.toString(level.number()),
                "service",
                portal.service().value());
        write(session.key(), "saml.delegated", portal.id().value(), correlation, AuditOutcome.DONE, details);
        decided(portal, session, correlation, Outcome.PERMITTED, Optional.empty());
    }

    void refused(Optional<SamlPortal> portal, Optional<Session> session, Fault fault, CorrelationId correlation) {
        write(
                session.map(Session::key).orElse(NOBODY_KNOWN),
                "saml.refused",
                portal.map(known -> known.id().value()).orElse(""),
                correlation,
                AuditOutcome.REFUSED,
                Map.of("reason", fault.id()));
    }

    /** As the profile said. */
    void decided(
            SamlPortal portal, Session session, CorrelationId correlation, Outcome outcome, Optional<Reason> reason) {
        decisions.decided(new Decided(
                clock.instant(),
                correlation,
                portal.service(),
                "GET",
                OwnPath.GOES_ON_FOR_A_PORTAL,
                "",
                Optional.of(new Decided.Caller(session.key(), session.person(), session.assurance())),
                outcome,
                reason,
                terms.get()));
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
