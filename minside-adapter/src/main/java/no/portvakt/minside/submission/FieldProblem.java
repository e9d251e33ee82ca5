package no.portvakt.minside.submission;

/** What is wrong with one field. */
public record FieldProblem(String path, Kind kind) {

    /** The kinds of wrong. */
    public enum Kind {
        MISSING,
        TOO_LONG,
        WRONG_FORM,
        /** Fetched from a source, and not the citizen's to change. */
        LOCKED,
        /** Has letters that cannot stand on the paper that is to be signed. */
        UNPRINTABLE,
        UNKNOWN_FIELD;

        /** Stable, lower case, with hyphens: {@code too-long}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
