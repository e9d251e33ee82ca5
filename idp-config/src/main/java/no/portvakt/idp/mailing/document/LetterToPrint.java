package no.portvakt.idp.mailing.document;

import java.util.List;
import no.portvakt.idp.mailing.address.Resident;

/**
 * All that stands in one letter. Prints masked.
 *
 * @param number tells it from the others that the citizen has
 * @param setsPassword whether the citizen chooses her password with it, or has one
 * @param codes in order; the first is "PIN code number 1"
 */
public record LetterToPrint(int number, boolean setsPassword, Resident to, List<String> codes) {

    public LetterToPrint {
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return "LetterToPrint[" + number + ", ***]";
    }
}
