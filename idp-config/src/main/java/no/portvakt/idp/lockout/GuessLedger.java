package no.portvakt.idp.lockout;

import jakarta.persistence.EntityManager;

/**
 * Wrong guesses as rows of PostgreSQL. A guess is counted before it is looked at, in one statement that waits for
 * whoever counts on the same row: of two hundred at once, on however many nodes, no more are let through than one after
 * the other would be. By the clock of the database at that moment, not when the transaction began:
 * whoever waited for the row would else be earlier than the one before, and be refused.
 */
final class GuessLedger {

    private static final int KEPT_DAYS = 7;

    private final EntityManager database;

    GuessLedger(EntityManager database) {
        this.database = database;
    }

    /** Counts a guess as wrong; false if it must not be made now, which does not count. */
    boolean take(String key, GuessPolicy policy) {
        var counted = "greatest(0, guess.wrong - extract(epoch from clock_timestamp() - guess.last_at) / "
                + policy.leak().toSeconds() + ") + 1";
        var statement = "insert into portvakt_guess as guess (id, wrong, last_at, next_at)"
                + " values (:key, 1, clock_timestamp(), clock_timestamp() + " + wait(policy, "1") + ")"
                + " on conflict (id) do update set wrong = " + counted
                + ", last_at = clock_timestamp(), next_at = clock_timestamp() + " + wait(policy, counted)
                + " where guess.next_at <= clock_timestamp() returning guess.wrong";
        return !database.createNativeQuery(statement)
                .setParameter("key", key)
                .getResultList()
                .isEmpty();
    }

    /** It was right: one less. A wait that it brought about ends; one that others brought about goes on. */
    void giveBack(String key, GuessPolicy policy) {
        database.createNativeQuery(
                        "update portvakt_guess set wrong = greatest(wrong - 1, 0), next_at = case when wrong - 1"
                                + " <= " + policy.free() + " then clock_timestamp() else next_at end where id = :key")
                .setParameter("key", key)
                .executeUpdate();
    }

    void forget(String key) {
        database.createNativeQuery("delete from portvakt_guess where id = :key")
                .setParameter("key", key)
                .executeUpdate();
    }

    /** Takes away what has been forgotten anyhow. */
    void tidy() {
        database.createNativeQuery(
                        "delete from portvakt_guess where last_at < clock_timestamp() - make_interval(days => "
                                + KEPT_DAYS + ")")
                .executeUpdate();
    }

    /** The wait after so many wrong ones, parts of one counted as whole. */
    private static String wait(GuessPolicy policy, String wrong) {
        return "make_interval(secs => " + policy.asArray() + "[cast(least(ceil(" + wrong + "), "
                + policy.waits().size() + ") as int)])";
    }
}
