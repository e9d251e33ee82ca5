package no.portvakt.demo.journey;

/** Something on the journey was not as promised. The message says what, and never holds a number or a code. */
final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unexpected(String message) {
        super(message);
    }

    /** Goes on when it holds, and says what was promised when not. */
    static void unless(boolean holds, String promise) {
        if (!holds) {
            throw new Unexpected("not so: " + promise);
        }
    }
}
