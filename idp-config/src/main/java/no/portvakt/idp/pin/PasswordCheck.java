package no.portvakt.idp.pin;

import java.util.Optional;

/**
 * Whether a password is right, at the price of exactly one password hash whatever the answer: for somebody who is not
 * known, has none, or is locked as for everybody else. The price is what a stranger could measure.
 *
 * @param <C> a citizen
 */
final class PasswordCheck<C> {

    private final Hashing<C> hashing;

    PasswordCheck(Hashing<C> hashing) {
        this.hashing = hashing;
    }

    /** What hashes, and what must not. */
    interface Hashing<C> {

        /** Hashes nothing. */
        boolean hasPassword(C citizen);

        /** Hashes once, for somebody who has one. */
        boolean isRight(C citizen, String password);

        /** Hashes once, for nothing. */
        void hashForNothing();
    }

    /**
     * Judges a password.
     *
     * @param citizen empty if nobody is known by what was typed
     * @param admitted whether a guess may be made now
     */
    boolean isRight(Optional<C> citizen, boolean admitted, String password) {
        var checked = citizen.filter(_ -> admitted).filter(hashing::hasPassword);
        if (checked.isEmpty()) {
            hashing.hashForNothing();
            return false;
        }
        return hashing.isRight(checked.get(), password);
    }
}
