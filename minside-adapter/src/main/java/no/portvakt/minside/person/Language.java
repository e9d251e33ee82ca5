package no.portvakt.minside.person;

import java.util.Arrays;

/** The languages that citizens read. */
public enum Language {
    NB("nb"),
    NN("nn"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, as in {@code lang="nb"} and the token's {@code locale}. */
    public String tag() {
        return tag;
    }

    /** Bokmål for whatever we do not have, northern Sámi included. */
    public static Language of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElse(NB);
    }
}
