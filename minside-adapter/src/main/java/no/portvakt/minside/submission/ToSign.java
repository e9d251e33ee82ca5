package no.portvakt.minside.submission;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.decide.Demand;

/**
 * A form that waits for its signature.
 *
 * @param id of the submission that it will be
 * @param title what the case will be called
 * @param read what looking at it demands
 * @param filled when it was filled in
 * @param expires when it is forgotten
 * @param at where she signs; empty if no signing service leads anywhere now
 * @param trouble what went wrong last
 */
public record ToSign(
        String id,
        String service,
        Text title,
        Demand read,
        Instant filled,
        Instant expires,
        Optional<URI> at,
        Optional<Trouble> trouble) {

    /** Why it is not signed, as she is told. */
    public enum Trouble {
        /** She did not want to. */
        DECLINED,
        /** It took too long, or broke at the signing service. */
        OVER,
        /** The signing service does not answer. */
        AWAY,
        /** Nobody had signed it. */
        UNSIGNED,
        /** Something else was signed. */
        OTHER_PAPER,
        /** A signature did not hold. */
        INVALID,
        /** We do not believe its certificate. */
        NOT_BELIEVED,
        /** Somebody else had signed. */
        SOMEBODY_ELSE,
        /** Whose certificate it is could not be known. */
        UNKNOWN_SIGNER;

        /** Stable, lower case, with hyphens: {@code other-paper}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
