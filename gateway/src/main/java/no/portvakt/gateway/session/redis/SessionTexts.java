package no.portvakt.gateway.session.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.gateway.session.Ended;
import no.portvakt.gateway.session.Renewal;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.SessionHash;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The two texts that are sealed of a session. What an earlier version of ours wrote another way is not read: that
 * citizen logs in again.
 */
final class SessionTexts {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private SessionTexts() {}

    /** What a log-out needs to know without the cookie. */
    record Index(String key, String host) {}

    /** What is personal, or leads to somebody. */
    record Person(
            String key,
            int generation,
            String host,
            String sid,
            String subject,
            @Nullable String pid,
            int level,
            String issuer,
            String acr,
            List<String> amr,
            Set<String> methods,
            Set<String> roles,
            long authenticatedAt,
            String locale,
            @Nullable String name,
            @Nullable List<String> groups,
            long startedAt,
            long idleMillis,
            long absoluteMillis,
            @Nullable String refreshToken,
            long dueAt,
            long goodUntil) {}

    static String index(StoredSession stored) {
        return write(new Index(stored.session().key(), stored.session().host()));
    }

    static Optional<Ended> ended(SessionHash hash, String index) {
        return read(index, Index.class).map(known -> new Ended(hash, known.key(), known.host()));
    }

    static String person(StoredSession stored) {
        var session = stored.session();
        var assurance = session.assurance();
        return write(new Person(
                session.key(),
                session.generation(),
                session.host(),
                session.sid(),
                session.subject(),
                session.person().map(NationalId::reveal).orElse(null),
                assurance.level().number(),
                assurance.issuer(),
                assurance.acr(),
                assurance.amr(),
                assurance.methods().stream().map(LoginMethod::word).collect(Collectors.toSet()),
                assurance.roles(),
                assurance.authenticatedAt().toEpochMilli(),
                session.locale(),
                session.employee().map(Employee::name).orElse(null),
                session.employee().map(Employee::groups).orElse(null),
                session.startedAt().toEpochMilli(),
                stored.limits().idle().toMillis(),
                stored.limits().absolute().toMillis(),
                stored.renewal()
                        .map(renewal -> renewal.refreshToken().<String>reveal(value -> value))
                        .orElse(null),
                stored.renewal().map(renewal -> renewal.dueAt().toEpochMilli()).orElse(0L),
                stored.renewal()
                        .map(renewal -> renewal.goodUntil().toEpochMilli())
                        .orElse(0L)));
    }

    static Optional<StoredSession> session(SessionHash hash, String person, Instant seenAt) {
        return read(person, Person.class)
                .flatMap(known -> SecurityLevel.of(known.level()).map(level -> stored(hash, known, level, seenAt)));
    }

    private static StoredSession stored(SessionHash hash, Person known, SecurityLevel level, Instant seenAt) {
        var assurance = new Assurance(
                level,
                known.issuer(),
                known.acr(),
                known.amr(),
                known.methods().stream()
                        .flatMap(word -> LoginMethod.of(word).stream())
                        .collect(Collectors.toSet()),
                known.roles(),
                Instant.ofEpochMilli(known.authenticatedAt()));
        var session = new Session(
                known.key(),
                known.generation(),
                known.host(),
                known.sid(),
                known.subject(),
                Optional.ofNullable(known.pid()).flatMap(NationalId::parse),
                assurance,
                known.locale(),
                Optional.ofNullable(known.name())
                        .map(name -> new Employee(
                                name, Optional.ofNullable(known.groups()).orElse(List.of()))),
                Instant.ofEpochMilli(known.startedAt()),
                seenAt);
        var renewal = Optional.ofNullable(known.refreshToken())
                .map(token -> new Renewal(
                        Secret.of(token),
                        Instant.ofEpochMilli(known.dueAt()),
                        Instant.ofEpochMilli(known.goodUntil())));
        var limits =
                new SessionLimits(Duration.ofMillis(known.idleMillis()), Duration.ofMillis(known.absoluteMillis()));
        return new StoredSession(hash, session, renewal, limits);
    }

    private static String write(Object text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException broken) {
            // Without its cause, which quotes what it could not write.
            throw new IllegalStateException("a session cannot be written");
        }
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(json, type));
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }
}
