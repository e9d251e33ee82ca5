package no.portvakt.idp.mailing.address;

import no.portvakt.trust.identity.NationalId;

/**
 * Where somebody is registered. The only address that a letter goes to; nobody types one. Thread-safe.
 */
public interface AddressRegister {

    Answer lookUp(NationalId person);

    /** What came of it. */
    sealed interface Answer {

        record Found(Resident resident) implements Answer {}

        /** Not in the register, or without an address that a letter could reach. */
        record NoAddress() implements Answer {}

        /** It could not be asked; the letter waits. */
        record Unavailable(String why) implements Answer {}
    }
}
