package no.portvakt.profiles.decide;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What is demanded of whoever calls. A set that is there and empty can be met by nobody; one that is not there asks for
 * nothing.
 *
 * @param level the lowest level that opens it
 * @param issuers the issuers whose evidence counts; if not there, every issuer that the edge has a mapping for
 * @param login the log-in methods that count, one of which must have been used
 * @param maxAge the largest age of the log-in; if not there, the session's own limits are enough
 * @param roles one of these the caller must have
 * @param signature whether what is submitted must be signed
 */
public record Demand(
        SecurityLevel level,
        Optional<Set<String>> issuers,
        Optional<Set<LoginMethod>> login,
        Optional<Duration> maxAge,
        Optional<Set<String>> roles,
        boolean signature) {

    public Demand {
        issuers = issuers.map(Set::copyOf);
        login = login.map(Set::copyOf);
        roles = roles.map(Set::copyOf);
        if (maxAge.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw new IllegalArgumentException("maxAge must be longer than nothing");
        }
        if (level == SecurityLevel.OPEN && (login.isPresent() || roles.isPresent() || signature)) {
            throw new IllegalArgumentException("level 0 asks for nobody, and so for nothing of hers");
        }
    }

    /** Nothing but a level. */
    public static Demand of(SecurityLevel level) {
        return new Demand(level, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** The same with another {@code maxAge}. */
    public Demand within(Optional<Duration> age) {
        return new Demand(level, issuers, login, age, roles, signature);
    }

    /** What is left of it once there is a signature: whoever asks for this has to make sure of the signature itself. */
    public Demand besidesSignature() {
        return new Demand(level, issuers, login, maxAge, roles, false);
    }

    /** The same at this level, if it is the higher one. */
    public Demand atLeast(SecurityLevel other) {
        return level.satisfies(other) ? this : new Demand(other, issuers, login, maxAge, roles, signature);
    }

    /** The level to ask the issuer for: where only a certificate counts, the one that asks for a certificate. */
    public SecurityLevel askedLevel() {
        return login.filter(Set.of(LoginMethod.PKI)::equals).isPresent() ? SecurityLevel.HIGH : level;
    }
}
