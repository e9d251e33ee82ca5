package no.portvakt.profiles.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/**
 * Decides. Pure, total and without a clock of its own; small enough to be checked against a table written by hand. The
 * gateway, the adapter's masking, simulation and the command line all call this one function. It allocates nothing when
 * it permits.
 */
public final class AccessDecider {

    /** How far ahead of us the issuer's clock may be before its {@code auth_time} counts as unreadable. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private static final Decision PERMITTED = new Decision.Permitted();
    private static final Decision WRONG_ISSUER = new Decision.Refused(Reason.ASSURANCE_NOT_ACCEPTED);
    private static final Decision WRONG_METHOD = new Decision.Refused(Reason.LOGIN_METHOD_NOT_ACCEPTED);
    private static final Decision NO_ROLE = new Decision.Refused(Reason.ROLE_REQUIRED);
    private static final Decision UNSIGNED = new Decision.Refused(Reason.SIGNATURE_REQUIRED);

    private AccessDecider() {}

    public static Decision decide(Demand demand, Optional<Assurance> evidence, Instant now) {
        if (demand.level() == SecurityLevel.OPEN) {
            return PERMITTED;
        }
        if (isEmpty(demand.issuers())) {
            return WRONG_ISSUER;
        }
        if (isEmpty(demand.login())) {
            return WRONG_METHOD;
        }
        if (isEmpty(demand.roles())) {
            return NO_ROLE;
        }
        return evidence.isEmpty()
                ? stepUp(Reason.LOGIN_REQUIRED, demand.askedLevel(), demand)
                : judge(demand, evidence.get(), now);
    }

    private static Decision judge(Demand demand, Assurance assurance, Instant now) {
        if (demand.issuers().isPresent() && !demand.issuers().get().contains(assurance.issuer())) {
            return WRONG_ISSUER;
        }
        if (assurance.level() == SecurityLevel.OPEN) {
            return stepUp(Reason.LOGIN_REQUIRED, demand.askedLevel(), demand);
        }
        if (demand.roles().isPresent() && !haveOneInCommon(demand.roles().get(), assurance.roles())) {
            return NO_ROLE;
        }
        if (!assurance.level().satisfies(demand.level())) {
            return stepUp(Reason.LEVEL_TOO_LOW, demand.askedLevel(), demand);
        }
        if (demand.login().isPresent() && !haveOneInCommon(demand.login().get(), assurance.methods())) {
            return withAnotherMethod(demand, assurance);
        }
        if (isAhead(assurance.authenticatedAt(), now)
                || (demand.maxAge().isPresent()
                        && isOlder(assurance.authenticatedAt(), demand.maxAge().get(), now))) {
            return stepUp(Reason.LOGIN_TOO_OLD, demand.askedLevel(), demand);
        }
        return demand.signature() ? UNSIGNED : PERMITTED;
    }

    /** A certificate can be asked for, by its level; but not of somebody who is at that level by another method. */
    private static Decision withAnotherMethod(Demand demand, Assurance assurance) {
        return demand.login().orElseThrow().contains(LoginMethod.PKI) && assurance.level() != SecurityLevel.HIGH
                ? stepUp(Reason.LEVEL_TOO_LOW, SecurityLevel.HIGH, demand)
                : WRONG_METHOD;
    }

    private static boolean isEmpty(Optional<? extends Set<?>> accepted) {
        return accepted.isPresent() && accepted.get().isEmpty();
    }

    private static <T> boolean haveOneInCommon(Set<T> accepted, Set<T> held) {
        for (var one : held) {
            if (accepted.contains(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAhead(Instant authenticatedAt, Instant now) {
        long seconds = authenticatedAt.getEpochSecond() - now.getEpochSecond();
        return exceeds(seconds, authenticatedAt.getNano() - now.getNano(), CLOCK_SKEW);
    }

    private static boolean isOlder(Instant authenticatedAt, Duration maxAge, Instant now) {
        long seconds = now.getEpochSecond() - authenticatedAt.getEpochSecond();
        return exceeds(seconds, now.getNano() - authenticatedAt.getNano(), maxAge);
    }

    private static boolean exceeds(long seconds, int nanos, Duration limit) {
        long whole = nanos < 0 ? seconds - 1 : seconds;
        int rest = nanos < 0 ? nanos + 1_000_000_000 : nanos;
        return whole > limit.getSeconds() || (whole == limit.getSeconds() && rest > limit.getNano());
    }

    private static Decision stepUp(Reason reason, SecurityLevel asked, Demand demand) {
        return new Decision.StepUpNeeded(reason, asked, demand.maxAge());
    }
}
