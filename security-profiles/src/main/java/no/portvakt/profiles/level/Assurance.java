package no.portvakt.profiles.level;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The evidence for a level, as the issuer gave it: mapped once at the edge, exactly, and never widened afterwards.
 *
 * @param level what {@code acr} was mapped to for this issuer
 * @param issuer the issuer whose evidence this is
 * @param acr the issuer's own word for it (RFC 9470, OpenID Connect Core 2)
 * @param amr the methods used (RFC 8176), in the issuer's words; shown and logged, never authorised on
 * @param methods what {@code amr} was mapped to for this issuer. They only ever narrow what the level allows
 * @param roles the caller's roles; a citizen has none
 * @param authenticatedAt {@code auth_time}: when the citizen last proved who she is
 */
public record Assurance(
        SecurityLevel level,
        String issuer,
        String acr,
        List<String> amr,
        Set<LoginMethod> methods,
        Set<String> roles,
        Instant authenticatedAt) {

    public Assurance {
        amr = List.copyOf(amr);
        methods = Set.copyOf(methods);
        roles = Set.copyOf(roles);
    }

    /** Without a method that anybody knows and without a role: meets no rule that names one. */
    public Assurance(SecurityLevel level, String issuer, String acr, List<String> amr, Instant authenticatedAt) {
        this(level, issuer, acr, amr, Set.of(), Set.of(), authenticatedAt);
    }
}
