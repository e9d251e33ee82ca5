package no.portvakt.idp.mailing.document;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What is the same in every letter of a run.
 *
 * @param sender the municipality's name
 * @param site where citizens log in, as they type it
 * @param date of the letter
 */
public record LetterFrame(String sender, String site, LocalDate date, Language language) {

    /** The languages that a letter can be in. */
    public enum Language {
        nb,
        nn
    }

    String writtenDate() {
        return date.format(DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.of(language.name(), "NO")));
    }
}
