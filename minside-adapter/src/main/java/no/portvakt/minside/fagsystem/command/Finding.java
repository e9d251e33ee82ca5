package no.portvakt.minside.fagsystem.command;

/**
 * One line of a check.
 *
 * @param wrong whether it has to be mended
 * @param about the file, the place, the answer, or a field
 * @param what in words, without personal data
 */
record Finding(boolean wrong, String about, String what) {

    static Finding ok(String about, String what) {
        return new Finding(false, about, what);
    }

    static Finding wrong(String about, String what) {
        return new Finding(true, about, what);
    }

    String asText() {
        return "%-6s %-28s %s".formatted(wrong ? "wrong" : "ok", about, what);
    }
}
