package no.portvakt.gateway.session;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.identity.NationalId;

/**
 * A citizen's session at one host, as the stages of a request see it.
 *
 * @param key names the session inside this process; neither the cookie nor derivable from it. It outlives a step-up
 * @param generation rises at every step-up, so that whatever was made for the session before is not used after
 * @param host the host label it belongs to; a cookie shown to another host opens nothing
 * @param sid the identity provider's session, shared by all hosts of this citizen
 * @param subject the identity provider's {@code sub}
 * @param person empty when the identity provider gave no national id number
 * @param locale {@code nb}, {@code nn} or {@code en}
 * @param employee at the officers' door
 */
public record Session(
        String key,
        int generation,
        String host,
        String sid,
        String subject,
        Optional<NationalId> person,
        Assurance assurance,
        String locale,
        Optional<Employee> employee,
        Instant startedAt,
        Instant lastSeenAt) {

    Session seenAt(Instant now) {
        return new Session(key, generation, host, sid, subject, person, assurance, locale, employee, startedAt, now);
    }

    Session lowered(Assurance lower) {
        return new Session(
                key, generation + 1, host, sid, subject, person, lower, locale, employee, startedAt, lastSeenAt);
    }
}
