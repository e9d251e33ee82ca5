package no.portvakt.idp.factor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;

/** The second factors that there are beside the codes of a letter. None of them is on unless the realm declares it. */
public enum FactorMethod {
    /** A code sent to a Norwegian mobile number. */
    SMS("Minid-OTC", SecurityLevel.SUBSTANTIAL),
    /** A code sent to an e-mail address; whoever reads her mail has it, so by itself it adds nothing to the password. */
    EMAIL("Portvakt-EPOST", SecurityLevel.LOW),
    /** What an app shows for a secret that it shares with us (RFC 6238). */
    APP("Minid-APP", SecurityLevel.SUBSTANTIAL);

    private final String amr;
    private final SecurityLevel worth;

    FactorMethod(String amr, SecurityLevel worth) {
        this.amr = amr;
        this.worth = worth;
    }

    /** The value for {@code amr}: ID-porten's where it has one. */
    String amr() {
        return amr;
    }

    /** The level that it amounts to beside a password, unless the realm says otherwise. */
    SecurityLevel worth() {
        return worth;
    }

    /** How declarations, forms and events spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FactorMethod> of(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word().equals(word))
                .findFirst();
    }
}
