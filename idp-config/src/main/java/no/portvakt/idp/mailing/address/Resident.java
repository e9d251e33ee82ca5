package no.portvakt.idp.mailing.address;

import java.util.List;
import java.util.stream.Stream;

/** Who somebody is on an envelope. Prints masked: where a person lives is nothing for a log. */
public record Resident(String givenName, String familyName, List<String> street, String postalCode, String town) {

    public Resident {
        street = List.copyOf(street);
    }

    public String fullName() {
        return givenName + " " + familyName;
    }

    /** Name first, as the post reads it; blank lines left out. */
    public List<String> lines() {
        return Stream.of(Stream.of(fullName()), street.stream(), Stream.of(postalCode + " " + town))
                .flatMap(lines -> lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Override
    public String toString() {
        return "Resident[***]";
    }
}
