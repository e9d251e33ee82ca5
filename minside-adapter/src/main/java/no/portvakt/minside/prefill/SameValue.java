package no.portvakt.minside.prefill;

import java.text.Normalizer;
import java.util.Locale;
import no.portvakt.minside.catalogue.FieldKind;

/** Whether two systems say the same of a field, each in its own spelling. Pure. */
final class SameValue {

    private static final String NORWAY = "(?:\\+|00)47(?=\\d{8}$)";

    private SameValue() {}

    static boolean isSame(FieldKind kind, String one, String other) {
        return plain(kind, one).equals(plain(kind, other));
    }

    private static String plain(FieldKind kind, String value) {
        return switch (kind) {
            case TEXT, LONG_TEXT, EMAIL -> words(value);
            case PHONE -> value.replaceAll("[\\s().-]", "").replaceFirst(NORWAY, "");
            case DATE, CHOICE -> value.strip();
        };
    }

    /** Without regard to capitals, spaces, commas, and how letters with marks are put together. */
    private static String words(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s,\\p{Z}]+", " ")
                .strip();
    }
}
