package no.portvakt.gateway.oidc;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/**
 * Who logged in, checked against what was asked.
 *
 * @param subject {@code sub}
 * @param person {@code pid}, where the identity provider gives one
 * @param sid the identity provider's session
 * @param locale the language that the citizen chose there
 * @param refreshToken asks again whether that session holds, and ends it
 * @param life until the identity provider wants to be asked again
 * @param employee in the employees' realm
 */
public record Caller(
        String subject,
        Optional<NationalId> person,
        Assurance assurance,
        String sid,
        Optional<String> locale,
        Optional<Secret> refreshToken,
        Duration life,
        Optional<Employee> employee) {}
