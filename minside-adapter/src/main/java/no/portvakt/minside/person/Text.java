package no.portvakt.minside.person;

/** One text in the three languages that citizens read. */
public record Text(String nb, String nn, String en) {

    /** For names that are not translated: a person's, a system's. */
    public static Text same(String text) {
        return new Text(text, text, text);
    }

    public String in(Language language) {
        return switch (language) {
            case NB -> nb;
            case NN -> nn;
            case EN -> en;
        };
    }
}
