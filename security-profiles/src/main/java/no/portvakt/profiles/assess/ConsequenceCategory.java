package no.portvakt.profiles.assess;

import java.util.Arrays;
import java.util.Optional;

/**
 * What could be harmed, as "Rammeverk for autentisering og uavviselighet i elektronisk kommunikasjon med og i offentlig
 * sektor" (2008) groups it. An assessment answers for every one of them.
 */
public enum ConsequenceCategory {
    LIFE_AND_HEALTH("life-and-health"),
    /** Financial loss, to anybody. */
    ECONOMY("economy"),
    /** Loss of reputation or of trust. */
    TRUST("trust"),
    /** Violation of law, or obstruction of prosecution. */
    LAW("law"),
    /** Personal data in wrong hands, or wrong personal data. */
    PRIVACY("privacy"),
    INCONVENIENCE("inconvenience");

    private final String word;

    ConsequenceCategory(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }

    /** Compared exactly; empty for any other word. */
    public static Optional<ConsequenceCategory> of(String word) {
        return Arrays.stream(values())
                .filter(category -> category.word.equals(word))
                .findFirst();
    }
}
