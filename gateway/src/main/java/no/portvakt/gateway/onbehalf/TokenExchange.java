package no.portvakt.gateway.onbehalf;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.reason.Reason;

/**
 * Whether a service gets a token for another one, and which. Nothing in it is more than the token that it was given for:
 * the same evidence, the same {@code auth_time}, no longer life, and of the citizen only what both services may know.
 */
final class TokenExchange {

    private static final int MOST_ACTORS = 4;

    private final PolicyInForce policy;
    private final TokenSigner signer;

    TokenExchange(PolicyInForce policy, TokenSigner signer) {
        this.policy = policy;
        this.signer = signer;
    }

    /** What came of it. */
    sealed interface Outcome {

        record Given(String token, Instant expiresAt) implements Outcome {}

        record Denied(Denial denial) implements Outcome {}
    }

    Outcome exchange(Partner partner, ServiceId to, SubjectTokens.Subject subject, Instant now) {
        var inForce = policy.get();
        var caller = inForce.catalog().find(partner.id());
        var target = inForce.catalog()
                .find(to)
                .filter(found -> partner.to().contains(to))
                .filter(found -> found.isInForceAt(now))
                .filter(found -> found.identity() != IdentityShown.NONE);
        if (caller.isEmpty() || target.isEmpty()) {
            return denied(Denial.target("this service may not call that one"));
        }
        if (actors(subject.actors()) >= MOST_ACTORS) {
            return denied(Denial.target("too many services in a row"));
        }
        return whyNot(inForce, target.get(), subject.citizen(), now)
                .<Outcome>map(Outcome.Denied::new)
                .orElseGet(() -> given(caller.get(), target.get(), subject, now));
    }

    private Outcome given(ServiceProfile caller, ServiceProfile target, SubjectTokens.Subject subject, Instant now) {
        var latest = now.plus(TokenSigner.LIFE);
        var expiresAt = subject.expiresAt().isBefore(latest) ? subject.expiresAt() : latest;
        Map<String, Object> actor = new HashMap<>(Map.of("sub", caller.id().value()));
        if (!subject.actors().isEmpty()) {
            actor.put("act", subject.actors());
        }
        var token = signer.signOnBehalf(
                subject.citizen(), new TokenSigner.Delegation(caller, target, actor, expiresAt), now);
        return new Outcome.Given(token, expiresAt);
    }

    /** The token opens every path of the target, so it takes what the target's strictest rules demand together. */
    private static Optional<Denial> whyNot(Policy inForce, ServiceProfile target, Citizen citizen, Instant now) {
        boolean isServed =
                citizen.person().isPresent() && target.audience().population().contains(Population.CITIZENS);
        if (!isServed) {
            return Optional.of(refused(Reason.POPULATION_NOT_SERVED));
        }
        return inForce.demandsOf(target.id()).stream()
                .map(demand -> AccessDecider.decide(demand, Optional.of(citizen.assurance()), now))
                .flatMap(decision -> denial(decision, citizen).stream())
                .findFirst();
    }

    private static Optional<Denial> denial(Decision decision, Citizen citizen) {
        return switch (decision) {
            case Decision.Permitted permitted -> Optional.empty();
            case Decision.Refused refused -> Optional.of(refused(refused.reason()));
            case Decision.StepUpNeeded missing ->
                Optional.of(new Denial(
                        "invalid_target",
                        "the citizen has to step up first",
                        Optional.of(missing.reason()),
                        Optional.of(new Denial.StepUp(
                                new AcrMapping(citizen.assurance().issuer(), AcrMapping.ID_PORTEN)
                                        .acrFor(missing.required()),
                                missing.maxAge()))));
        };
    }

    private static Denial refused(Reason reason) {
        return new Denial(
                "invalid_target",
                "that service does not serve this citizen by this log-in",
                Optional.of(reason),
                Optional.empty());
    }

    private static int actors(Map<?, ?> act) {
        return act.isEmpty() ? 0 : 1 + (act.get("act") instanceof Map<?, ?> before ? actors(before) : 0);
    }

    private static Outcome denied(Denial denial) {
        return new Outcome.Denied(denial);
    }
}
