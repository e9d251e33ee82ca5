package no.portvakt.profiles.catalog;

import java.util.Locale;

/** One text in the three languages that a citizen may choose: bokmål, nynorsk and English. None may be missing. */
public record Texts(String nb, String nn, String en) {

    public Texts {
        if (nb.isBlank() || nn.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text must be written in nb, nn and en");
        }
    }

    /** The text for a reader of this locale; bokmål for every language that we do not write. */
    public String in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "nn" -> nn;
            case "en" -> en;
            default -> nb;
        };
    }
}
