package no.portvakt.profiles.catalog;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What part of a service demands, and why.
 *
 * @param methods never empty; {@code GET} brings {@code HEAD} with it
 * @param level the lowest level that opens it
 * @param login the log-in methods that count here; empty if all that the service accepts do
 * @param maxAge the largest age of the log-in
 * @param signature whether what is submitted must be signed
 * @param roles the caller must have one of these; empty if none is asked for
 * @param crossSite what may come from pages of other origins; empty if that is as in the rest of the service
 * @param exception {@code except: true}: this rule opens a path under the one rule that encloses it
 * @param reason why this level, in words for the citizen who is asked for it
 */
public record Rule(
        PathPattern path,
        Set<Method> methods,
        SecurityLevel level,
        Optional<Set<LoginMethod>> login,
        Optional<Duration> maxAge,
        boolean signature,
        Optional<Set<String>> roles,
        Optional<CrossSite> crossSite,
        boolean exception,
        Texts reason) {

    public Rule {
        methods = Set.copyOf(methods);
        login = login.map(Set::copyOf);
        roles = roles.map(Set::copyOf);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("a rule must name a method");
        }
        if (maxAge.filter(age -> !age.isPositive()).isPresent()) {
            throw new IllegalArgumentException("maxAge must be longer than nothing");
        }
        if (level == SecurityLevel.OPEN && (login.isPresent() || roles.isPresent() || signature)) {
            throw new IllegalArgumentException("level 0 asks for nobody, and so for nothing of hers");
        }
        if (level != SecurityLevel.OPEN && crossSite.equals(Optional.of(CrossSite.NAVIGATION))) {
            throw new IllegalArgumentException("a form from elsewhere comes without a session, so only to level 0");
        }
    }

    /** Whether it speaks of requests with this method. */
    public boolean isFor(Method method) {
        return methods.contains(method) || (method == Method.HEAD && methods.contains(Method.GET));
    }

    /** Whether a request with this method must carry a signature: reading is never signed. */
    public boolean demandsSignature(Method method) {
        return signature && method.isSubmission();
    }
}
