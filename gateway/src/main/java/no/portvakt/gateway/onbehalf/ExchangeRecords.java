package no.portvakt.gateway.onbehalf;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;

/** Writes down who asked for which token: for audit, and as a decision about the service that is to be called. */
public final class ExchangeRecords {

    static final String PATH = "/_portvakt/token";

    private final AuditLog audit;
    private final DecisionLog decisions;
    private final Supplier<Decided.Terms> terms;

    /**
     * Writes to these.
     *
     * @param terms of the policy in force
     */
    public ExchangeRecords(AuditLog audit, DecisionLog decisions, Supplier<Decided.Terms> terms) {
        this.audit = audit;
        this.decisions = decisions;
        this.terms = terms;
    }

    /** To be called before the token is handed out: what throws here keeps it back. */
    void given(Partner partner, ServiceId to, Citizen citizen, Instant at, CorrelationId correlation) {
        var details =
                Map.of("level", Integer.toString(citizen.assurance().level().number()));
        write(at, partner, "token.exchanged", to.value(), correlation, AuditOutcome.DONE, details);
        decided(to, citizen, at, correlation, Outcome.PERMITTED, Optional.empty());
    }

    /** As a decision only where a profile said so; a service that asks amiss is none. */
    void denied(
            Partner partner,
            Optional<ServiceId> to,
            Optional<Citizen> citizen,
            Denial denial,
            Instant at,
            CorrelationId correlation) {
        var details = new TreeMap<>(Map.of("error", denial.error()));
        denial.reason().ifPresent(reason -> details.put("reason", reason.id()));
        write(
                at,
                partner,
                "token.exchange-refused",
                to.map(ServiceId::value).orElse(""),
                correlation,
                AuditOutcome.REFUSED,
                details);
        if (to.isPresent() && citizen.isPresent() && denial.reason().isPresent()) {
            var outcome = denial.stepUp().isPresent() ? Outcome.STEP_UP : Outcome.REFUSED;
            decided(to.get(), citizen.get(), at, correlation, outcome, denial.reason());
        }
    }

    private void decided(
            ServiceId to,
            Citizen citizen,
            Instant at,
            CorrelationId correlation,
            Outcome outcome,
            Optional<Reason> reason) {
        decisions.decided(new Decided(
                at,
                correlation,
                to,
                "POST",
                PATH,
                "",
                Optional.of(new Decided.Caller(citizen.sessionKey(), citizen.person(), citizen.assurance())),
                outcome,
                reason,
                terms.get()));
    }

    private void write(
            Instant at,
            Partner partner,
            String what,
            String on,
            CorrelationId correlation,
            AuditOutcome outcome,
            Map<String, String> details) {
        audit.append(new AuditRecord(
                at, "service:" + partner.id().value(), what, on, correlation, outcome, new TreeMap<>(details)));
    }
}
