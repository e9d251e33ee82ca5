package no.portvakt.profiles.level;

import java.util.Arrays;
import java.util.Optional;

/**
 * Sikkerhetsnivå, ordered. Levels 1 to 4 are those of "Rammeverk for autentisering og uavviselighet" (2008); 0 is a
 * page that asks for nothing, and is never a default: a profile has to write it out.
 */
public enum SecurityLevel {
    /** Åpen: no log-in. */
    OPEN(0),
    /** Any log-in; no proof of identity. */
    SELF_DECLARED(1),
    /** Lavt (eIDAS low): one factor. */
    LOW(2),
    /** Betydelig (eIDAS substantial): two factors, one of them dynamic; the PIN letter. */
    SUBSTANTIAL(3),
    /** Høyt (eIDAS high): two factors issued in person; PKI. */
    HIGH(4);

    private final int number;

    SecurityLevel(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The only comparison of levels that code outside this package may make. */
    public boolean satisfies(SecurityLevel required) {
        return number >= required.number;
    }

    /** Empty for any number that is not a level: an unknown level satisfies nothing. */
    public static Optional<SecurityLevel> of(int number) {
        return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
    }
}
