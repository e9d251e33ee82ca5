package no.portvakt.gateway.saml.answer;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;

/**
 * What an assertion says about a citizen.
 *
 * @param name of the kind that the portal's declaration gives it
 * @param session the log-in, in a name of this portal's own
 * @param level that the answer states
 * @param person empty where the profile does not show it
 * @param method how she logged in
 * @param language {@code nb}, {@code nn} or {@code en}
 * @param ends after this, the portal should ask anew
 */
public record Told(
        String name,
        String session,
        SecurityLevel level,
        Optional<NationalId> person,
        String method,
        String language,
        Instant authenticatedAt,
        Instant ends) {}
