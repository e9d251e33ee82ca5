package no.portvakt.profiles.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** Records, for tests: a citizen at level 3 who was let through, but for what is said otherwise. */
record Records(RecordedDecision record) {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    static Records request(String service, String method, String template) {
        return new Records(new RecordedDecision(
                NOON,
                new ServiceId(service),
                method,
                template,
                "/**",
                SecurityLevel.SUBSTANTIAL,
                Optional.of("pin"),
                Optional.of(Duration.ofMinutes(10)),
                Optional.of("innbygger"),
                Outcome.PERMITTED,
                Optional.empty(),
                Optional.of(new PersonHash("one"))));
    }

    Records at(Instant when) {
        return with(when, record.levelHad(), record.age(), record.outcome(), record.reason(), record.person());
    }

    Records by(String person) {
        return with(
                record.at(),
                record.levelHad(),
                record.age(),
                record.outcome(),
                record.reason(),
                Optional.of(new PersonHash(person)));
    }

    Records level(SecurityLevel level) {
        return with(record.at(), level, record.age(), record.outcome(), record.reason(), record.person());
    }

    Records age(Optional<Duration> age) {
        return with(record.at(), record.levelHad(), age, record.outcome(), record.reason(), record.person());
    }

    Records method(String word) {
        return copy(Optional.of(word), record.issuer());
    }

    Records withoutIssuer() {
        return copy(record.loginMethod(), Optional.empty());
    }

    private Records copy(Optional<String> method, Optional<String> issuer) {
        return new Records(new RecordedDecision(
                record.at(),
                record.service(),
                record.method(),
                record.pathTemplate(),
                record.rule(),
                record.levelHad(),
                method,
                record.age(),
                issuer,
                record.outcome(),
                record.reason(),
                record.person()));
    }

    /** On an open page, where nobody is asked who she is. */
    Records anonymous() {
        return nobody(Outcome.PERMITTED, Optional.empty());
    }

    /** Sent to log in. */
    Records askedToLogIn() {
        return nobody(Outcome.STEP_UP, Optional.of(Reason.LOGIN_REQUIRED));
    }

    Records refused(Reason reason) {
        return with(
                record.at(), record.levelHad(), record.age(), Outcome.REFUSED, Optional.of(reason), record.person());
    }

    private Records nobody(Outcome outcome, Optional<Reason> reason) {
        return new Records(new RecordedDecision(
                record.at(),
                record.service(),
                record.method(),
                record.pathTemplate(),
                record.rule(),
                SecurityLevel.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                outcome,
                reason,
                Optional.empty()));
    }

    private Records with(
            Instant at,
            SecurityLevel level,
            Optional<Duration> age,
            Outcome outcome,
            Optional<Reason> reason,
            Optional<PersonHash> person) {
        return new Records(new RecordedDecision(
                at,
                record.service(),
                record.method(),
                record.pathTemplate(),
                record.rule(),
                level,
                record.loginMethod(),
                age,
                record.issuer(),
                outcome,
                reason,
                person));
    }
}
