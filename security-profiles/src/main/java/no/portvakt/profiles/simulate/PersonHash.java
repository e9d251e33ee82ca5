package no.portvakt.profiles.simulate;

/**
 * A keyed hash of a person, as the console makes it: the same for all her requests within one retention period, and
 * nothing that leads back to her. With two periods in one replay she counts twice.
 */
public record PersonHash(String value) {

    public PersonHash {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a hash of a person is not blank");
        }
    }
}
