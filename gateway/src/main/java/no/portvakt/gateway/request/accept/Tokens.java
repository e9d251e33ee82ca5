package no.portvakt.gateway.request.accept;

/** The characters of names and methods (RFC 9110, 5.6.2). */
final class Tokens {

    private static final String MARKS = "!#$%&'*+-.^_`|~";
    private static final boolean[] ALLOWED = new boolean[128];

    static {
        for (char c = 0; c < ALLOWED.length; c++) {
            ALLOWED[c] =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
        }
    }

    private Tokens() {}

    static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= ALLOWED.length || !ALLOWED[c]) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
