package no.portvakt.trust.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A national id number (fødselsnummer or D-nummer) whose check digits hold. Prints masked; {@link #reveal()} is the one
 * way to the digits. Neither sex nor century is derived from it: from 2032 it carries neither.
 *
 * <p>Source: Skatteetaten's description of the number, and its change from 2032-01-01 (a first control sum that may
 * leave 0, 1, 2 or 3; the second unchanged; both rules hold in parallel).
 */
public final class NationalId {

    private static final int[] K1 = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] K2 = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int DIGITS = 11;
    private static final int MODULUS = 11;
    private static final int LARGEST_REMAINDER_SINCE_2032 = 3;

    private static final Pattern AS_WRITTEN = Pattern.compile("(?<!\\d)\\d{6}[ .\\-\u00a0]?\\d{5}(?!\\d)");

    private final String digits;

    private NationalId(String digits) {
        this.digits = digits;
    }

    /**
     * Reads what a person types: blanks, dots and hyphens are let go, everything else must be a valid number.
     *
     * @return empty for anything that is not one; never an exception, and never an echo of what was typed
     */
    public static Optional<NationalId> parse(String typed) {
        var digits = new StringBuilder(DIGITS);
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c != '-' && c != '.' && !Character.isWhitespace(c) && c != '\u00a0') {
                return Optional.empty();
            }
        }
        var number = new NationalId(digits.toString());
        return number.isValid() ? Optional.of(number) : Optional.empty();
    }

    /** Whether a valid number stands in a text, as people write it: what logs, audit and URLs are searched with. */
    public static boolean occursIn(CharSequence text) {
        return AS_WRITTEN.matcher(text).results().anyMatch(found -> parse(found.group())
                .isPresent());
    }

    /** The eleven digits. Not for URLs, logs, metrics, traces or errors. */
    public String reveal() {
        return digits;
    }

    /** Which of the two rules for the first control digit it keeps; a number under the old rule keeps both. */
    public CheckRule rule() {
        return weightedSum(K1) % MODULUS == 0 ? CheckRule.BEFORE_2032 : CheckRule.SINCE_2032;
    }

    /** A D-nummer: the day carries 40 on top. */
    public boolean isDNumber() {
        return digits.charAt(0) >= '4';
    }

    /** A test number: the month carries 80 (Skatteetaten) or 40 (NAV) on top. Refused in production. */
    public boolean isSynthetic() {
        return digits.charAt(2) >= '4';
    }

    private boolean isValid() {
        return digits.length() == DIGITS
                && weightedSum(K1) % MODULUS <= LARGEST_REMAINDER_SINCE_2032
                && weightedSum(K2) % MODULUS == 0
                && hasDate();
    }

    private boolean hasDate() {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        int dayOfMonth = day > 40 ? day - 40 : day;
        int monthOfYear = month > 80 ? month - 80 : month > 40 ? month - 40 : month;
        return dayOfMonth >= 1 && dayOfMonth <= longestMonth(monthOfYear);
    }

    /** 29 days for February always: the century, and so the leap year, is not to be derived. */
    private static int longestMonth(int month) {
        return switch (month) {
            case 1, 3, 5, 7, 8, 10, 12 -> 31;
            case 4, 6, 9, 11 -> 30;
            case 2 -> 29;
            default -> 0;
        };
    }

    private int weightedSum(int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NationalId that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "***********";
    }

    /** The rule that the first control digit keeps. */
    public enum CheckRule {
        BEFORE_2032,
        SINCE_2032
    }
}
