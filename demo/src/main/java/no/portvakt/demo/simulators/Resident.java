package no.portvakt.demo.simulators;

import java.time.LocalDate;

/** What the registers know about one person. Everything is invented. */
public record Resident(
        String givenName,
        String familyName,
        String street,
        String postalCode,
        String town,
        String childName,
        LocalDate childBorn,
        String kindergarten) {

    public String fullName() {
        return givenName + " " + familyName;
    }
}
