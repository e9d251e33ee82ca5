package no.portvakt.idp.pin;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import no.portvakt.idp.letter.Letter;
import no.portvakt.idp.letter.LetterPurpose;
import no.portvakt.idp.letter.LetterState;
import no.portvakt.idp.letter.LetterTerms;

/**
 * The letters of one realm as rows. A state is only ever changed by a statement that names the states it may follow, so
 * that of two who change one letter at once the second finds it changed already.
 */
final class LetterRows {

    private static final String SELECT = "select l.id as id, l.userId as userId, l.number as number,"
            + " l.purpose as purpose, l.state as state, l.since as since, l.expiresAt as expiresAt,"
            + " (select count(c) from PinCode c where c.letterId = l.id and c.usedAt is null) as codesLeft"
            + " from PinLetter l where l.realmId = :realm and ";

    private final EntityManager database;
    private final String realmId;
    private final LetterTerms terms;

    LetterRows(EntityManager database, String realmId, LetterTerms terms) {
        this.database = database;
        this.realmId = realmId;
        this.terms = terms;
    }

    /** A letter and whose it is. */
    record Owned(String userId, Letter letter) {}

    /** Newest first. */
    List<Letter> of(String userId) {
        return database.createQuery(SELECT + "l.userId = :user order by l.number desc", Tuple.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .getResultStream()
                .map(LetterRows::owned)
                .map(Owned::letter)
                .toList();
    }

    List<Owned> byId(Collection<String> ids) {
        return database.createQuery(SELECT + "l.id in (:ids) order by l.issuedAt, l.id", Tuple.class)
                .setParameter("realm", realmId)
                .setParameter("ids", ids)
                .getResultStream()
                .map(LetterRows::owned)
                .toList();
    }

    /** Those that wait for the printer, oldest first, and those that were printed before {@code lost} and not sent. */
    List<Owned> waiting(Instant now, Instant lost, int skip, int most) {
        return database.createQuery(
                        SELECT + "(l.state = :ordered or l.state = :printed and l.since < :lost)"
                                + " and l.expiresAt > :now order by l.issuedAt, l.id",
                        Tuple.class)
                .setParameter("realm", realmId)
                .setParameter("ordered", LetterState.ORDERED)
                .setParameter("printed", LetterState.PRINTED)
                .setParameter("lost", lost)
                .setParameter("now", now)
                .setFirstResult(skip)
                .setMaxResults(most)
                .getResultStream()
                .map(LetterRows::owned)
                .toList();
    }

    void add(String userId, Letter letter) {
        var row = new PinLetterEntity(realmId, userId, letter);
        database.persist(row);
        database.flush();
        database.detach(row);
    }

    /** Makes a waiting letter one that sets the password. */
    Letter devoted(Letter waiting) {
        database.createQuery("update PinLetter l set l.purpose = :first where l.id = :id and l.state = :ordered")
                .setParameter("first", LetterPurpose.FIRST)
                .setParameter("id", waiting.id())
                .setParameter("ordered", LetterState.ORDERED)
                .executeUpdate();
        return new Letter(
                waiting.id(),
                waiting.number(),
                LetterPurpose.FIRST,
                waiting.recorded(),
                waiting.since(),
                waiting.expiresAt(),
                waiting.codesLeft());
    }

    /** Whether it came to that: not if it was in a state that the new one must not follow, or if its time was over. */
    boolean move(String letterId, LetterState to, Instant now) {
        return database.createQuery("update PinLetter l set l.state = :to, l.since = :now, l.expiresAt = :expiry"
                                + " where l.realmId = :realm and l.id = :id and l.state in (:from)"
                                + " and l.expiresAt > :now")
                        .setParameter("to", to)
                        .setParameter("now", now)
                        .setParameter("expiry", terms.expiry(to, now))
                        .setParameter("realm", realmId)
                        .setParameter("id", letterId)
                        .setParameter("from", to.previous())
                        .executeUpdate()
                == 1;
    }

    /** Ends the letters of a citizen that are in one of these states, but for one of them. */
    int end(String userId, String exceptId, Set<LetterState> among, LetterState as, Instant now) {
        return database.createQuery("update PinLetter l set l.state = :end, l.since = :now where l.realmId = :realm"
                        + " and l.userId = :user and l.id <> :except and l.state in (:among)")
                .setParameter("end", as)
                .setParameter("now", now)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("except", exceptId)
                .setParameter("among", among)
                .executeUpdate();
    }

    void consign(String letterId, String consignment) {
        database.createQuery("update PinLetter l set l.consignment = :consignment where l.id = :id")
                .setParameter("consignment", consignment)
                .setParameter("id", letterId)
                .executeUpdate();
    }

    /** How many came to be {@link LetterState#SENT}. */
    int sent(String consignment, Instant now) {
        return database.createQuery("update PinLetter l set l.state = :sent, l.since = :now where l.realmId = :realm"
                        + " and l.consignment = :consignment and l.state = :printed")
                .setParameter("sent", LetterState.SENT)
                .setParameter("printed", LetterState.PRINTED)
                .setParameter("now", now)
                .setParameter("realm", realmId)
                .setParameter("consignment", consignment)
                .executeUpdate();
    }

    private static Owned owned(Tuple row) {
        return new Owned(
                row.get("userId", String.class),
                new Letter(
                        row.get("id", String.class),
                        row.get("number", Integer.class),
                        row.get("purpose", LetterPurpose.class),
                        row.get("state", LetterState.class),
                        row.get("since", Instant.class),
                        row.get("expiresAt", Instant.class),
                        Math.toIntExact(row.get("codesLeft", Long.class))));
    }
}
