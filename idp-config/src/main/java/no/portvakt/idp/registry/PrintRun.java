package no.portvakt.idp.registry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.idp.letter.PinCode;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST letters/print} and {@code POST letters/sent}.
 *
 * @param consignment names what is printed and sent together
 * @param letters ids of the letters to print
 * @param characters in each code; left out, the fewest
 */
public record PrintRun(
        String consignment,
        @Nullable List<String> letters,
        @Nullable Integer characters) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Letters, digits and hyphens: it stands in file names and in the audit log. */
    boolean isNamed() {
        return NAME.matcher(consignment).matches();
    }

    int length() {
        return Optional.ofNullable(characters).orElse(PinCode.SHORTEST);
    }

    boolean isWithinReason() {
        return length() >= PinCode.SHORTEST && length() <= PinCode.LONGEST;
    }

    List<String> ids() {
        return Optional.ofNullable(letters).map(List::copyOf).orElse(List.of());
    }
}
