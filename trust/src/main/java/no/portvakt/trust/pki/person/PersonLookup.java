package no.portvakt.trust.pki.person;

import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.pki.CertificateHolder;

/** Asks an issuer whose person key it is. The number is in the answer only: never in an address, never in a log. */
public interface PersonLookup {

    /** For a municipality that registers certificates itself. */
    PersonLookup NOBODY = holder -> new Answer.Nobody();

    Answer find(CertificateHolder holder);

    /** What the issuer says. */
    sealed interface Answer {

        record Person(NationalId number) implements Answer {}

        /** It knows no person by this key. */
        record Nobody() implements Answer {}

        /** It does not answer, or nothing that can be understood. */
        record Away(String why) implements Answer {}
    }
}
