package no.portvakt.gateway.login;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What the log-in has to know of the policy in force. A port: the wiring answers from the snapshot. Asked anew for each
 * log-in, so that a policy that was swapped counts at once.
 */
public interface ServiceDemands {

    /** What a page demands; empty if no rule names it, and then the page itself will say so. */
    Optional<Demanded> at(String service, String path);

    SessionLimits limitsOf(String service);

    /**
     * The part of a rule that a log-in can meet.
     *
     * @param why what the citizen is told of it; empty if nobody has said
     */
    record Demanded(SecurityLevel level, Optional<Duration> maxAge, Optional<Why> why) {}

    /** A service, and why it demands what it does, in words for the citizen. */
    record Why(Texts service, Texts reason) {}
}
