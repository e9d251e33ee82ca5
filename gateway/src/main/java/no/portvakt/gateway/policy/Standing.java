package no.portvakt.gateway.policy;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.policy.Policy;

/**
 * A policy with what there is to know of it.
 *
 * @param version 0 for files, which have none
 * @param since when it came into force here
 * @param expires empty for files
 * @param watched literal segments of drafts, by service, beside those of the policy itself
 * @param personKey what persons in decision records are sealed to
 */
public record Standing(
        Policy policy,
        long version,
        Origin origin,
        Instant since,
        Optional<Instant> expires,
        Map<ServiceId, Set<String>> watched,
        Optional<ECKey> personKey) {

    public Standing {
        watched = Map.copyOf(watched);
    }

    /** From files: no version, no expiry, no console. */
    public static Standing ofFiles(Policy policy, Instant since) {
        return new Standing(policy, 0, Origin.FILES, since, Optional.empty(), Map.of(), Optional.empty());
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
