package no.portvakt.profiles.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern over canonical paths: literal segments, {@code *} for exactly one segment, {@code **} at the end for any
 * number of them, none included. Compared exactly and case-sensitively; a trailing slash changes nothing.
 *
 * @param segments without the final {@code **}
 * @param openEnded whether {@code **} ends it
 */
public record PathPattern(List<String> segments, boolean openEnded) {

    public static final String ONE = "*";
    public static final String ANY = "**";

    /** What a segment is made of in a canonical path: RFC 3986 pchar without {@code ;} and without an asterisk. */
    private static final Pattern LITERAL = Pattern.compile("(?:[A-Za-z0-9._~!$&'()+,=:@-]|%[0-9A-F]{2})+");

    public PathPattern {
        segments = List.copyOf(segments);
    }

    /** Empty for whatever is not such a pattern. */
    public static Optional<PathPattern> parse(String written) {
        if (!written.startsWith("/")) {
            return Optional.empty();
        }
        if (written.equals("/")) {
            return Optional.of(new PathPattern(List.of(), false));
        }
        var segments = Arrays.asList(written.substring(1).split("/", -1));
        boolean openEnded = segments.getLast().equals(ANY);
        var fixed = openEnded ? segments.subList(0, segments.size() - 1) : segments;
        return fixed.stream().allMatch(PathPattern::isSegment)
                ? Optional.of(new PathPattern(fixed, openEnded))
                : Optional.empty();
    }

    private static boolean isSegment(String segment) {
        return segment.equals(ONE)
                || (LITERAL.matcher(segment).matches() && !segment.equals(".") && !segment.equals(".."));
    }

    /** Whether every path that {@code other} matches is matched by this one too. */
    public boolean covers(PathPattern other) {
        if (other.segments.size() < segments.size() || (!openEnded && (other.openEnded || !sameLength(other)))) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).equals(ONE) && !segments.get(i).equals(other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it consists of literals, but for a final {@code **}. */
    public boolean isLiteral() {
        return !segments.contains(ONE);
    }

    private boolean sameLength(PathPattern other) {
        return segments.size() == other.segments.size();
    }

    /** As it is written in a profile. */
    @Override
    public String toString() {
        var fixed = "/" + String.join("/", segments);
        if (!openEnded) {
            return fixed;
        }
        return segments.isEmpty() ? "/" + ANY : fixed + "/" + ANY;
    }
}
