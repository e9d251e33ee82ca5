package no.portvakt.demo.simulators;

import java.time.LocalDate;
import java.util.Optional;

/** What the registers know about one person. Everything is invented. */
public record Resident(
        String givenName,
        String familyName,
        String street,
        String postalCode,
        String town,
        String childName,
        LocalDate childBorn,
        String kindergarten,
        Optional<Association> association) {

    /** Somebody who speaks for no association. */
    public Resident(
            String givenName,
            String familyName,
            String street,
            String postalCode,
            String town,
            String childName,
            LocalDate childBorn,
            String kindergarten) {
        this(givenName, familyName, street, postalCode, town, childName, childBorn, kindergarten, Optional.empty());
    }

    /**
     * The association that they speak for, as four systems know it.
     *
     * @param organisationNumber in ePortal, with the name
     * @param phone on the last form in e24/7
     * @param licence the latest in K2000
     * @param facility what they rented last, in FRI
     */
    public record Association(
            String name,
            String organisationNumber,
            String phone,
            String licence,
            LocalDate validUntil,
            String facility) {}

    public String fullName() {
        return givenName + " " + familyName;
    }
}
