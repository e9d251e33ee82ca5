package no.portvakt.demo.citizens;

import java.util.List;
import no.portvakt.demo.certificates.SmartCard;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.trust.identity.NationalId;

/**
 * Somebody who never lived, with all that they need to log in.
 *
 * @param letter the numbered codes of the letter in their hands; code number n is element n - 1
 */
public record TestCitizen(NationalId number, Resident resident, String password, List<String> letter, SmartCard card) {

    public TestCitizen {
        letter = List.copyOf(letter);
    }

    /** The code with a number that a log-in page asks for. */
    public String code(int codeNumber) {
        return letter.get(codeNumber - 1);
    }

    @Override
    public String toString() {
        return "TestCitizen[" + resident.fullName() + "]";
    }
}
