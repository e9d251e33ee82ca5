package no.portvakt.idp.letter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import no.portvakt.trust.secret.KeyedHash;

/**
 * A code of five to twelve characters from a letter. The alphabet leaves out what is mistaken for something else on paper
 * (0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V). Prints masked.
 */
public record PinCode(String characters) {

    static final String ALPHABET = "ACDEFGHJKMNPQRTVWXY34679";
    public static final int SHORTEST = 5;
    public static final int LONGEST = 12;

    public PinCode {
        if (!isWellFormed(characters)) {
            throw new IllegalArgumentException("not a PIN code");
        }
    }

    /** Reads what a person types: case, blanks and hyphens do not matter. */
    public static Optional<PinCode> parse(String typed) {
        var characters = new StringBuilder(LONGEST);
        for (int i = 0; i < typed.length() && characters.length() <= LONGEST; i++) {
            char c = typed.charAt(i);
            if (c != '-' && !Character.isWhitespace(c)) {
                characters.append(c);
            }
        }
        var upper = characters.toString().toUpperCase(Locale.ROOT);
        return isWellFormed(upper) ? Optional.of(new PinCode(upper)) : Optional.empty();
    }

    static PinCode draw(RandomGenerator random, int length) {
        var characters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new PinCode(characters.toString());
    }

    /**
     * What stands for the code in the database: a keyed hash over the letter, the code's number and the code, so that
     * the same characters under another number or in another letter are called something else.
     *
     * @param hash its keys are not in the database
     */
    public String name(String letterId, int number, KeyedHash hash) {
        return hash.of(input(letterId, number));
    }

    /** The names under all keys: a letter printed under an older key is good for its whole life. */
    public List<String> names(String letterId, int number, KeyedHash hash) {
        return hash.every(input(letterId, number));
    }

    private String input(String letterId, int number) {
        return letterId + "\n" + number + "\n" + characters;
    }

    private static boolean isWellFormed(String characters) {
        return characters.length() >= SHORTEST
                && characters.length() <= LONGEST
                && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return "*****";
    }
}
