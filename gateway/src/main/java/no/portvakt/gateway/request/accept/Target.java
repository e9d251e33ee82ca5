package no.portvakt.gateway.request.accept;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A request target in origin form, brought to the one spelling that is matched and forwarded: percent-encodings of
 * characters that may stand for themselves are decoded, the others are in upper case (RFC 3986 §6.2.2). Whatever a
 * server might take for a separator, a dot segment or a second round of decoding is ambiguous.
 */
sealed interface Target {

    /**
     * The one spelling.
     *
     * @param asSent whether it came in that spelling
     */
    record Canonical(String path, Optional<String> query, boolean asSent) implements Target {}

    record Ambiguous(String why) implements Target {}

    /** Characters of RFC 3986's pchar but for {@code ;}, which some servers cut a path at. */
    String PLAIN_MARKS = "-._~!$&'()*+,=:@";

    /** Encoded, they would be read as themselves by one server and as a separator by the next. */
    String NEVER_ENCODED = "./\\;%";

    static Target read(String uri) {
        if (!uri.startsWith("/")) {
            return new Ambiguous("target-form");
        }
        int mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        Optional<String> query = mark < 0 ? Optional.empty() : Optional.of(uri.substring(mark + 1));
        if (query.filter(some -> !isPrintable(some)).isPresent()) {
            return new Ambiguous("query");
        }
        var spelling = new StringBuilder(path.length());
        var problem = canonicalise(path, spelling);
        if (problem.isPresent()) {
            return new Ambiguous(problem.get());
        }
        var canonical = spelling.toString();
        return segmentsProblem(canonical)
                .<Target>map(Ambiguous::new)
                .orElseGet(() -> new Canonical(canonical, query, canonical.equals(path)));
    }

    private static Optional<String> canonicalise(String path, StringBuilder canonical) {
        int at = 0;
        while (at < path.length()) {
            char c = path.charAt(at);
            if (c == '/' || isPlain(c)) {
                canonical.append(c);
                at++;
            } else if (c == '%') {
                int end = at;
                while (end < path.length() && path.charAt(end) == '%') {
                    end += 3;
                }
                if (end > path.length()) {
                    return Optional.of("percent-encoding");
                }
                var problem = canonicaliseRun(path.substring(at, end), canonical);
                if (problem.isPresent()) {
                    return problem;
                }
                at = end;
            } else {
                return Optional.of("path-character");
            }
        }
        return Optional.empty();
    }

    /** A run of percent-encodings is decoded whole, since one character of UTF-8 may take several. */
    private static Optional<String> canonicaliseRun(String run, StringBuilder canonical) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(run.replace("%", ""));
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (IllegalArgumentException | CharacterCodingException notOneReading) {
            return Optional.of("percent-encoding");
        }
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (c < ' ' || c == 0x7f || NEVER_ENCODED.indexOf(c) >= 0) {
                return Optional.of("encoded-separator");
            }
            if (isPlain(c)) {
                canonical.append(c);
            } else {
                canonical.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> segmentsProblem(String path) {
        if (path.contains("//")) {
            return Optional.of("empty-segment");
        }
        // Most paths have no segment that begins with a dot.
        if (path.contains("/.")) {
            for (var segment : path.split("/", -1)) {
                if (segment.equals(".") || segment.equals("..")) {
                    return Optional.of("dot-segment");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PLAIN_MARKS.indexOf(c) >= 0;
    }

    /** Browsers leave brackets, bars and the like in a query as they are; it is not matched on, only passed. */
    private static boolean isPrintable(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return false;
            }
        }
        return true;
    }
}
