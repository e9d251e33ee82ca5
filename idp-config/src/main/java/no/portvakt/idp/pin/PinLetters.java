package no.portvakt.idp.pin;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.idp.person.CitizenKeys;
import no.portvakt.trust.secret.Secret;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The letters of one realm, in Keycloak's database and inside its transaction. */
public final class PinLetters {

    private static final Duration VALIDITY = Duration.ofDays(730);

    private final EntityManager database;
    private final String realmId;
    private final Secret pepper;
    private final Clock clock;

    public PinLetters(KeycloakSession session, RealmModel realm, Clock clock) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = realm.getId();
        this.pepper = session.getProvider(CitizenKeys.class).pinPepper();
        this.clock = clock;
    }

    /**
     * The code that the citizen is to type next: always the lowest unused one, so that nobody can choose.
     *
     * @param codesLeft how many are unused, this one counted
     */
    public record NextCode(String letterId, int letterNumber, int codeNumber, int codesLeft) {}

    /** Makes a letter; the one before it is worth nothing from now on. */
    public PinLetter issue(UserModel citizen) {
        var now = clock.instant();
        int number = database.createQuery(
                                "select coalesce(max(l.number), 0) from PinLetter l where l.userId = :user",
                                Integer.class)
                        .setParameter("user", citizen.getId())
                        .getSingleResult()
                + 1;
        database.createQuery(
                        "update PinLetter l set l.replacedAt = :now where l.userId = :user and l.replacedAt is null")
                .setParameter("now", now)
                .setParameter("user", citizen.getId())
                .executeUpdate();
        var id = UUID.randomUUID().toString();
        var letter = PinLetter.draw(number, new SecureRandom());
        database.persist(new PinLetterEntity(id, realmId, citizen.getId(), number, now, now.plus(VALIDITY)));
        for (int i = 0; i < letter.codes().size(); i++) {
            var hash = letter.codes().get(i).hash(id, i + 1, pepper);
            database.persist(new PinCodeEntity(id, i + 1, hash));
        }
        database.flush();
        return letter;
    }

    /** Empty if the citizen has no letter, or it has expired, or all its codes are used. */
    public Optional<NextCode> next(UserModel citizen) {
        return database.createQuery(
                        "select l from PinLetter l where l.userId = :user and l.realmId = :realm"
                                + " and l.replacedAt is null and l.expiresAt > :now order by l.number desc",
                        PinLetterEntity.class)
                .setParameter("user", citizen.getId())
                .setParameter("realm", realmId)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .flatMap(this::next);
    }

    private Optional<NextCode> next(PinLetterEntity letter) {
        var unused = database.createQuery(
                        "select c.number from PinCode c where c.letterId = :letter and c.usedAt is null"
                                + " order by c.number",
                        Integer.class)
                .setParameter("letter", letter.id())
                .getResultList();
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of(new NextCode(letter.id(), letter.number(), unused.getFirst(), unused.size()));
    }

    /**
     * Uses a code up. Of two that come at the same time with the same right code the database lets one through, since
     * the second finds the row no longer unused.
     *
     * @return whether it was right and unused
     */
    public boolean use(NextCode asked, PinCode typed) {
        return database.createQuery("update PinCode c set c.usedAt = :now where c.letterId = :letter"
                                + " and c.number = :number and c.hash = :hash and c.usedAt is null")
                        .setParameter("now", clock.instant())
                        .setParameter("letter", asked.letterId())
                        .setParameter("number", asked.codeNumber())
                        .setParameter("hash", typed.hash(asked.letterId(), asked.codeNumber(), pepper))
                        .executeUpdate()
                == 1;
    }
}
