package no.portvakt.idp.pin;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.idp.factor.FactorMethod;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A letter that sets somebody's password anew takes two, and so does taking a lost phone away: one who proposes it,
 * having seen who asks, and another who approves within a week. Each proposal is approved once.
 */
public final class Proposals {

    private static final Duration OPEN = Duration.ofDays(7);

    private final EntityManager database;
    private final String realmId;
    private final Clock clock;

    public Proposals(KeycloakSession session, RealmModel realm, Clock clock) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = realm.getId();
        this.clock = clock;
    }

    /**
     * What two agreed on.
     *
     * @param userId about whom
     * @param factor what to take away; empty for a letter
     */
    public record Agreed(String userId, Optional<FactorMethod> factor) {}

    /**
     * Gives the proposal's id.
     *
     * @param factor what to take away; empty for a letter
     */
    public String propose(UserModel citizen, Optional<FactorMethod> factor, String by) {
        var id = UUID.randomUUID().toString();
        database.persist(new ProposalEntity(
                id, realmId, citizen.getId(), factor.map(FactorMethod::word).orElse(null), by, clock.instant()));
        database.flush();
        return id;
    }

    /**
     * What was agreed, if this was the one approval that counts. Not of somebody's own proposal, nor of one that is a
     * week old, or was approved: which of these it is, is nobody's business.
     */
    public Optional<Agreed> approve(String id, String by) {
        var now = clock.instant();
        int approved = database.createQuery("update PinProposal p set p.approvedBy = :by, p.approvedAt = :now"
                        + " where p.realmId = :realm and p.id = :id and p.approvedBy is null and p.proposedBy <> :by"
                        + " and p.proposedAt > :oldest")
                .setParameter("by", by)
                .setParameter("now", now)
                .setParameter("realm", realmId)
                .setParameter("id", id)
                .setParameter("oldest", now.minus(OPEN))
                .executeUpdate();
        return approved == 1
                ? Optional.of(database.createQuery("from PinProposal p where p.id = :id", ProposalEntity.class)
                        .setParameter("id", id)
                        .getSingleResult()
                        .agreed())
                : Optional.empty();
    }
}
