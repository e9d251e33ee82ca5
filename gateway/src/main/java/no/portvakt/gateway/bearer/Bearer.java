package no.portvakt.gateway.bearer;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.identity.NationalId;

/**
 * What a verified token says.
 *
 * @param id {@code jti}
 * @param expiresAt {@code exp}
 * @param subject {@code sub}, as the issuer calls her
 * @param sid the issuer's session; where it names none, the token's id stands for it
 * @param person empty when the token has no national id number
 * @param assurance level 0, which opens nothing, where {@code acr} is none that is known or {@code auth_time} is missing
 * @param locale {@code nb}, {@code nn} or {@code en}
 */
public record Bearer(
        String id,
        Instant expiresAt,
        String subject,
        String sid,
        Optional<NationalId> person,
        Assurance assurance,
        String locale) {}
