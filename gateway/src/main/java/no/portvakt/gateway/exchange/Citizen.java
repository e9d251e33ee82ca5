package no.portvakt.gateway.exchange;

import java.util.Optional;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.identity.NationalId;

/**
 * Who calls, as the session knows it.
 *
 * @param sessionKey names the session inside this process
 * @param generation rises at every step-up
 * @param sid the identity provider's session
 * @param subject the identity provider's {@code sub}
 * @param person empty when the identity provider gave no national id number
 * @param locale {@code nb}, {@code nn} or {@code en}
 * @param employee at the officers' door
 */
public record Citizen(
        String sessionKey,
        int generation,
        String sid,
        String subject,
        Optional<NationalId> person,
        Assurance assurance,
        String locale,
        Optional<Employee> employee) {}
