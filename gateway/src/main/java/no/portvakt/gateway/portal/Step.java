package no.portvakt.gateway.portal;

/**
 * One thing that was looked at.
 *
 * @param about what, in a word or two
 * @param text what was found
 */
public record Step(Weight weight, String about, String text) {

    /** How it stands. */
    public enum Weight {
        /** As it should be. */
        SOUND("ok"),
        /** Citizens are logged in, and somebody should look at it. */
        NOTE("note"),
        /** Citizens are not logged in. */
        WRONG("wrong");

        private final String word;

        Weight(String word) {
            this.word = word;
        }

        /** How a report says it. */
        public String word() {
            return word;
        }
    }

    private static final String UNASKED = " (nobody is called: --offline)";

    /** Nobody was called who would have known. */
    static Step unasked(String about, String what) {
        return note(about, what + UNASKED);
    }

    /** Whether it says nothing but that nobody was called. */
    public boolean isUnasked() {
        return text.endsWith(UNASKED);
    }

    static Step sound(String about, String text) {
        return new Step(Weight.SOUND, about, text);
    }

    static Step note(String about, String text) {
        return new Step(Weight.NOTE, about, text);
    }

    static Step wrong(String about, String text) {
        return new Step(Weight.WRONG, about, text);
    }
}
