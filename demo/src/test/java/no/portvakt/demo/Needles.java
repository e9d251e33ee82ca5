package no.portvakt.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import no.portvakt.trust.identity.NationalId;

/** A number in every form in which it might be written down by somebody who did not think of it as one. */
final class Needles {

    private static final int GROUP = 3;

    private Needles() {}

    static Set<String> of(NationalId person) {
        var digits = person.reveal();
        var forms = new LinkedHashSet<String>();
        forms.add(digits);
        forms.add(digits.substring(0, 6) + " " + digits.substring(6));
        forms.add(digits.substring(0, 6) + "%20" + digits.substring(6));
        forms.add(HexFormat.of().formatHex(digits.getBytes(StandardCharsets.US_ASCII)));
        for (int offset = 0; offset < GROUP; offset++) {
            forms.add(inBase64(digits, offset));
        }
        return forms;
    }

    /** The characters that stay the same whatever stands before and after the number. */
    private static String inBase64(String digits, int offset) {
        var text = Base64.getEncoder()
                .withoutPadding()
                .encodeToString(("x".repeat(offset) + digits).getBytes(StandardCharsets.US_ASCII));
        int first = offset == 0 ? 0 : 4;
        int whole = (offset + digits.length()) / GROUP * 4;
        return text.substring(first, whole);
    }
}
