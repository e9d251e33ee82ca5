package no.portvakt.idp.factor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.utils.EmailValidationUtil;

/**
 * Where codes are sent: a Norwegian mobile number as {@code +4791234567}, or an e-mail address. Numbers of other
 * countries and special services are refused, since each message there costs what a stranger decides. Prints masked.
 */
record ContactAddress(FactorMethod method, String value) {

    private static final Pattern NOISE = Pattern.compile("[\\s-]");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+47|0047)?([49]\\d{7})");
    private static final int SHOWN_DIGITS = 2;

    /** Reads what a person types; empty if no code could be sent there, and for a method that sends none. */
    static Optional<ContactAddress> read(FactorMethod method, String typed) {
        return switch (method) {
            case SMS -> {
                var mobile = MOBILE.matcher(NOISE.matcher(typed).replaceAll(""));
                yield mobile.matches()
                        ? Optional.of(new ContactAddress(method, "+47" + mobile.group(1)))
                        : Optional.empty();
            }
            case EMAIL ->
                Optional.of(typed.strip().toLowerCase(Locale.ROOT))
                        .filter(EmailValidationUtil::isValidEmail)
                        .filter(address -> address.chars().allMatch(c -> c > ' ' && c < 127))
                        .map(address -> new ContactAddress(method, address));
            case APP -> Optional.empty();
        };
    }

    /** Enough for whoever knows it, and too little for anybody else: {@code •• •• •• 67}, {@code k•••@example.no}. */
    String masked() {
        return switch (method) {
            case SMS -> "•• •• •• " + value.substring(value.length() - SHOWN_DIGITS);
            case EMAIL -> value.charAt(0) + "•••" + value.substring(value.lastIndexOf('@'));
            case APP -> "";
        };
    }

    @Override
    public String toString() {
        return "ContactAddress[" + method + ", ***]";
    }
}
