package no.portvakt.minside.fagsystem.ask;

/** Something of ours that a look takes cannot be used; says what, and nothing of what stands in it. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1;

    Unusable(String words) {
        super(words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
