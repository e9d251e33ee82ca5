package no.portvakt.idp.letter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The codes of one letter, in the order that they are asked for. In clear from when they are drawn until the letter is
 * printed, and never again. Prints masked, since codes do.
 *
 * @param codes all different; the first is "PIN code number 1"
 */
public record CodeList(List<PinCode> codes) {

    public static final int SIZE = 20;

    public CodeList {
        codes = List.copyOf(codes);
        if (codes.size() != SIZE || new LinkedHashSet<>(codes).size() != SIZE) {
            throw new IllegalArgumentException("a letter has " + SIZE + " different codes");
        }
    }

    /**
     * Draws codes that are all different, so that a code cannot be right under two numbers.
     *
     * @param length characters in each
     */
    public static CodeList draw(RandomGenerator random, int length) {
        var codes = new LinkedHashSet<PinCode>();
        while (codes.size() < SIZE) {
            codes.add(PinCode.draw(random, length));
        }
        return new CodeList(new ArrayList<>(codes));
    }
}
