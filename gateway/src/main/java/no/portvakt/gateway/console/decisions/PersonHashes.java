package no.portvakt.gateway.console.decisions;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.identity.PersonKey;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One hash for one person for the length of a period. The key has two halves: one is configured and is not in the
 * database, the other is random, in the database, and is deleted with its period; so neither a stolen database nor the
 * configuration leads back to anybody, and an old period leads back to nobody at all. Thread-safe.
 */
final class PersonHashes {

    private static final int BYTES = 16;
    private static final int RANDOM_BYTES = 32;

    private final Jdbi jdbi;
    private final Secret pepper;
    private final Retention retention;
    private final Map<LocalDate, PersonKey> keys = new ConcurrentHashMap<>();

    PersonHashes(Jdbi jdbi, Secret pepper, Retention retention) {
        this.jdbi = jdbi;
        this.pepper = pepper;
        this.retention = retention;
    }

    byte[] of(NationalId person, Instant at) {
        var key = keys.computeIfAbsent(retention.periodOf(at), this::load);
        return Arrays.copyOf(Base64.getUrlDecoder().decode(key.of(person)), BYTES);
    }

    private PersonKey load(LocalDate begins) {
        var made = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(made);
        var random = jdbi.inTransaction(handle -> {
            handle.execute(
                    "insert into decision_person_key (begins, random) values (?, ?) on conflict do nothing",
                    begins,
                    made);
            return handle.createQuery("select random from decision_person_key where begins = :begins")
                    .bind("begins", begins)
                    .mapTo(byte[].class)
                    .one();
        });
        return new PersonKey("decisions " + begins + " " + Base64.getEncoder().encodeToString(random), pepper);
    }

    /** Another console may have deleted it too: nobody has it after this. */
    void forgetBefore(LocalDate oldest, Handle handle) {
        handle.execute("delete from decision_person_key where begins < ?", oldest);
        keys.keySet().removeIf(begins -> begins.isBefore(oldest));
    }
}
