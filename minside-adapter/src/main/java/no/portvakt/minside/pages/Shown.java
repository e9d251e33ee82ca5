package no.portvakt.minside.pages;

import java.time.Instant;
import java.util.List;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.PrefillField;

/**
 * What the form showed for one field when it was opened. It travels sealed with the form: what is sent is what was
 * seen, a form with mistakes is shown again without asking the sources again, and nobody can alter it on the way.
 *
 * @param value for {@code FILLED}, else empty
 * @param source whose system it came from, or should have come from; empty for {@code BLANK}
 * @param fetched epoch seconds for {@code FILLED}, else 0
 * @param detail why it is absent, or the number of the level that opens it
 */
record Shown(String path, Kind kind, String value, Text source, long fetched, String detail, List<Beside> others) {

    private static final Text NOBODY = Text.same("");

    Shown {
        others = List.copyOf(others);
    }

    /**
     * Another source that was asked for the same.
     *
     * @param value what it says otherwise; empty if it said nothing
     * @param fetched epoch seconds
     */
    record Beside(Text source, String value, long fetched) {

        static Beside of(PrefillField.Other other) {
            return switch (other) {
                case PrefillField.Other.Says(var kilde, var value, var at) ->
                    new Beside(kilde.system(), value, at.getEpochSecond());
                case PrefillField.Other.Silent(var kilde, var _) -> new Beside(kilde.system(), "", 0);
            };
        }

        /** The value is not printed: it is personal data. */
        @Override
        public String toString() {
            return "Beside[" + source.nb() + "]";
        }
    }

    static Shown of(PrefillField field) {
        var path = field.field().path();
        return switch (field) {
            case PrefillField.Filled filled ->
                new Shown(
                        path,
                        Kind.FILLED,
                        filled.value(),
                        filled.kilde().system(),
                        filled.hentetTid().getEpochSecond(),
                        "",
                        filled.others().stream().map(Beside::of).toList());
            case PrefillField.Absent absent ->
                without(path, Kind.ABSENT, absent.kilde(), absent.reason().id());
            case PrefillField.AboveLevel above ->
                without(
                        path,
                        Kind.ABOVE_LEVEL,
                        above.kilde(),
                        Integer.toString(above.opensAt().number()));
            case PrefillField.Declined declined -> without(path, Kind.DECLINED, declined.kilde(), "");
            case PrefillField.Blank blank -> blank(path);
        };
    }

    static Shown blank(String path) {
        return new Shown(path, Kind.BLANK, "", NOBODY, 0, "", List.of());
    }

    /** Whether the citizen types it herself: unless it was fetched and is not hers to change. */
    boolean typedInto(FormField field) {
        return kind != Kind.FILLED || field.editable();
    }

    Instant fetchedAt() {
        return Instant.ofEpochSecond(fetched);
    }

    /** The value is not printed: it is personal data. */
    @Override
    public String toString() {
        return "Shown[path=" + path + ", kind=" + kind + "]";
    }

    private static Shown without(String path, Kind kind, Kilde kilde, String detail) {
        return new Shown(path, kind, "", kilde.system(), 0, detail, List.of());
    }

    /** What became of fetching it. */
    enum Kind {
        FILLED,
        ABSENT,
        ABOVE_LEVEL,
        DECLINED,
        BLANK
    }
}
