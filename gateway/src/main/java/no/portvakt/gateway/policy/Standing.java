package no.portvakt.gateway.policy;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.simulate.WatchedWords;

/**
 * A policy with what there is to know of it.
 *
 * @param version 0 for files, which have none
 * @param since when it came into force here
 * @param expires empty for files
 * @param watched literal segments of the policy and of drafts: what may stand in decision records
 * @param personKey what persons in decision records are sealed to
 */
public record Standing(
        Policy policy,
        long version,
        Origin origin,
        Instant since,
        Optional<Instant> expires,
        WatchedWords watched,
        Optional<ECKey> personKey) {

    /** From files: no version, no expiry, no console. */
    public static Standing ofFiles(Policy policy, Instant since) {
        var watched = WatchedWords.of(policy.catalog());
        return new Standing(policy, 0, Origin.FILES, since, Optional.empty(), watched, Optional.empty());
    }

    public boolean isExpiredAt(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Where it came from. */
    public enum Origin {
        /** A folder of files, or the profiles that are shipped. */
        FILES,
        /** The last good one of this edge, kept on its disk. */
        DISK,
        CONSOLE;

        /** As health and logs say it. */
        public String word() {
            return switch (this) {
                case FILES -> "files";
                case DISK -> "disk";
                case CONSOLE -> "console";
            };
        }
    }
}
