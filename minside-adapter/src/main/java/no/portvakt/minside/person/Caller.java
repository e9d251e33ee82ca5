package no.portvakt.minside.person;

import java.security.Principal;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/**
 * The person on whose behalf a request is made. Prints without the id number.
 *
 * @param person the national id number, in memory only
 * @param key the pseudonym that stands for her in our database
 * @param assurance how sure we are, and since when
 * @param channel her own session, or a portal
 * @param language what she reads
 * @param correlation the id of this request, carried on to every fagsystem
 */
public record Caller(
        NationalId person,
        String key,
        Assurance assurance,
        Channel channel,
        Language language,
        CorrelationId correlation)
        implements Principal {

    /** The pseudonym: a principal's name ends up in logs. */
    @Override
    public String getName() {
        return key;
    }
}
