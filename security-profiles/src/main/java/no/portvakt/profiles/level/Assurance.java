package no.portvakt.profiles.level;

import java.time.Instant;
import java.util.List;

/**
 * The evidence for a level, as the issuer gave it: mapped once at the edge, exactly, and never widened afterwards.
 *
 * @param level what {@code acr} was mapped to for this issuer
 * @param issuer the issuer whose evidence this is
 * @param acr the issuer's own word for it (RFC 9470, OpenID Connect Core 2)
 * @param amr the methods used (RFC 8176); shown and logged, never authorised on
 * @param authenticatedAt {@code auth_time}: when the citizen last proved who she is
 */
public record Assurance(SecurityLevel level, String issuer, String acr, List<String> amr, Instant authenticatedAt) {

    public Assurance {
        amr = List.copyOf(amr);
    }
}
