package no.portvakt.gateway.console.pages;

import java.text.NumberFormat;
import no.portvakt.gateway.console.officers.Language;

/** Numbers as people write them: {@code 1 204}. */
final class Figures {

    private Figures() {}

    static String of(long number, Language language) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }
}
