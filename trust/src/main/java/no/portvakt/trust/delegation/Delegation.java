package no.portvakt.trust.delegation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import no.portvakt.trust.identity.NationalId;

/**
 * A portal was told of a citizen. Prints without her number.
 *
 * @param id the same however often it is sent; no other has it
 * @param portal as declared
 * @param name of the portal, as citizens know it
 * @param service that the portal stands under
 * @param organisation who answers for that service
 * @param level that was stated
 * @param told what it was told beside the level and a name for her
 */
public record Delegation(
        String id,
        Instant at,
        NationalId person,
        String portal,
        Name name,
        String service,
        String organisation,
        int level,
        Set<Told> told) {

    public Delegation {
        told = told.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(told));
    }

    /** A name in the three languages that citizens read. */
    public record Name(String nb, String nn, String en) {}

    /** What a portal may be told. */
    public enum Told {
        NATIONAL_ID,
        METHOD,
        LANGUAGE
    }
}
