package no.portvakt.minside.submission;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.signing.Trouble;
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
        Optional<Trouble> trouble) {}
