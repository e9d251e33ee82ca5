package no.portvakt.profiles.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What no profile may go under. A rule of level 0 is outside it: open is written out, judged by a second officer, and
 * asks for nothing that could be too low.
 *
 * @param level the lowest level of any rule that asks for a log-in
 * @param byData the same where a service handles such data
 * @param maxSession the longest session
 * @param login the log-in methods that may be accepted at all
 */
public record Floor(
        Optional<SecurityLevel> level,
        Map<DataCategory, SecurityLevel> byData,
        Optional<SessionLimits> maxSession,
        Optional<Set<LoginMethod>> login) {

    /** A municipality that has said nothing. */
    public static final Floor NONE = new Floor(Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    public Floor {
        byData = Map.copyOf(byData);
        login = login.map(Set::copyOf);
    }
}
