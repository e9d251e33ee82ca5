package no.portvakt.gateway.saml.delegate;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.signon.Disclosure;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.session.Session;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.delegation.Delegation;
import no.portvakt.trust.delegation.Delegations;
import no.portvakt.trust.identity.NationalId;

/**
 * Writes down which portal was told of whom, and why another was not: for audit, and as a decision about the service that
 * the portal stands under. Nothing of what a request says is written, but which declared portal it names.
 */
public final class DelegationRecords {

    private static final String NOBODY_KNOWN = "anonymous";

    private final AuditLog audit;
    private final DecisionLog decisions;
    private final Delegations delegations;
    private final Supplier<Decided.Terms> terms;
    private final Clock clock;

    /**
     * Writes to these.
     *
     * @param delegations to the citizens' own access logs
     * @param terms of the policy in force
     */
    public DelegationRecords(
            AuditLog audit,
            DecisionLog decisions,
            Delegations delegations,
            Supplier<Decided.Terms> terms,
            Clock clock) {
        this.audit = audit;
        this.decisions = decisions;
        this.delegations = delegations;
        this.terms = terms;
        this.clock = clock;
    }

    /** To be called before the assertion is handed out: what throws here keeps it back. */
    void given(SamlPortal portal, Session session, Disclosure disclosure, CorrelationId correlation) {
        var details = Map.of(
                "level",
                Integer.toString(disclosure.level().number()),
                "service",
                portal.service().value());
        write(session.key(), "saml.delegated", portal.id().value(), correlation, AuditOutcome.DONE, details);
        session.person().ifPresent(person -> delegations.record(delegation(portal, person, disclosure)));
        decided(portal, session, correlation, Outcome.PERMITTED, Optional.empty());
    }

    private Delegation delegation(SamlPortal portal, NationalId person, Disclosure disclosure) {
        var told = EnumSet.noneOf(Delegation.Told.class);
        if (disclosure.number()) {
            told.add(Delegation.Told.NATIONAL_ID);
        }
        disclosure.method().ifPresent(any -> told.add(Delegation.Told.METHOD));
        disclosure.language().ifPresent(any -> told.add(Delegation.Told.LANGUAGE));
        return new Delegation(
                UUID.randomUUID().toString(),
                clock.instant(),
                person,
                portal.id().value(),
                new Delegation.Name(
                        portal.name().nb(), portal.name().nn(), portal.name().en()),
                portal.service().value(),
                disclosure.organisation(),
                disclosure.level().number(),
                told);
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
