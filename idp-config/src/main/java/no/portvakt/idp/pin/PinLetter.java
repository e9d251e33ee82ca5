package no.portvakt.idp.pin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A letter as it goes to the printer, the only time its codes exist in clear.
 *
 * @param number tells the citizen which of several letters is meant
 * @param codes in order; the first is "PIN code number 1"
 */
public record PinLetter(int number, List<PinCode> codes) {

    static final int CODES = 20;

    public PinLetter {
        codes = List.copyOf(codes);
    }

    /** Draws codes that are all different, so that a code cannot be right under two numbers. */
    static PinLetter draw(int number, RandomGenerator random) {
        var codes = new LinkedHashSet<PinCode>();
        while (codes.size() < CODES) {
            var characters = new StringBuilder(PinCode.LENGTH);
            for (int i = 0; i < PinCode.LENGTH; i++) {
                characters.append(PinCode.ALPHABET.charAt(random.nextInt(PinCode.ALPHABET.length())));
            }
            codes.add(new PinCode(characters.toString()));
        }
        return new PinLetter(number, new ArrayList<>(codes));
    }
}
