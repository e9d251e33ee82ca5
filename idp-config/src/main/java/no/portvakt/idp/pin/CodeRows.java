package no.portvakt.idp.pin;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import no.portvakt.idp.letter.LetterState;

/** The codes of letters as rows: what stands for each, and when it was used. */
final class CodeRows {

    private static final List<LetterState> OPEN =
            Arrays.stream(LetterState.values()).filter(LetterState::opens).toList();

    private final EntityManager database;

    CodeRows(EntityManager database) {
        this.database = database;
    }

    /** Takes the place of what was drawn for this letter before: that is on no paper that anybody sent. */
    void replace(String letterId, List<String> names) {
        database.createQuery("delete from PinCode c where c.letterId = :letter")
                .setParameter("letter", letterId)
                .executeUpdate();
        var rows = IntStream.range(0, names.size())
                .mapToObj(i -> new PinCodeEntity(letterId, i + 1, names.get(i)))
                .toList();
        rows.forEach(database::persist);
        database.flush();
        // Nobody changes them as objects; each that is held is looked at by every statement that follows.
        rows.forEach(database::detach);
    }

    /** Lowest first. */
    List<Integer> unused(String letterId) {
        return database.createQuery(
                        "select c.number from PinCode c where c.letterId = :letter and c.usedAt is null"
                                + " order by c.number",
                        Integer.class)
                .setParameter("letter", letterId)
                .getResultList();
    }

    /** Of two that come at once with the same right code one finds the row: for the other it is no longer unused. */
    boolean use(String letterId, int number, Collection<String> names, Instant now) {
        return database.createQuery("update PinCode c set c.usedAt = :now where c.letterId = :letter"
                                + " and c.number = :number and c.hash in (:names) and c.usedAt is null"
                                + " and exists (select l.id from PinLetter l where l.id = c.letterId"
                                + " and l.state in (:open) and l.expiresAt > :now)")
                        .setParameter("open", OPEN)
                        .setParameter("now", now)
                        .setParameter("letter", letterId)
                        .setParameter("number", number)
                        .setParameter("names", names)
                        .executeUpdate()
                == 1;
    }
}
