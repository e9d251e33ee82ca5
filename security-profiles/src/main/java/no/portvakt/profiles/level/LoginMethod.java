package no.portvakt.profiles.level;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How somebody proved who she is, in the words of profiles: one of our own ways, or another provider that vouches for her.
 * An issuer's own words are mapped by {@link MethodMapping}. Ordered by how much weight the proof has, so that the last of
 * several is the one to tell of.
 *
 * @param word how it is written in a profile
 */
public record LoginMethod(String word) implements Comparable<LoginMethod> {

    /** National id number, password and a code by e-mail. */
    public static final LoginMethod EMAIL = new LoginMethod("email");
    /** National id number, password and a code by SMS. */
    public static final LoginMethod SMS = new LoginMethod("sms");
    /** National id number, password and a code from an app. */
    public static final LoginMethod APP = new LoginMethod("app");
    /** National id number, password and a code from the PIN letter. */
    public static final LoginMethod PIN = new LoginMethod("pin");
    /** A personal certificate. The only one of our own ways that reaches level 4. */
    public static final LoginMethod PKI = new LoginMethod("pki");

    /** Our own, those first that most have. */
    public static final List<LoginMethod> OWN = List.of(PIN, PKI, SMS, APP, EMAIL);

    /** What stands before the alias under which the realm declares another provider. */
    public static final String PROVIDER = "provider:";

    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final List<LoginMethod> BY_WEIGHT = List.of(EMAIL, SMS, APP, PIN);
    private static final Comparator<LoginMethod> ORDER =
            Comparator.comparingInt(LoginMethod::weight).thenComparing(LoginMethod::word);

    public LoginMethod {
        if (word.startsWith(PROVIDER)
                && !ALIAS.matcher(word.substring(PROVIDER.length())).matches()) {
            throw new IllegalArgumentException("not the alias of a provider: " + word);
        }
    }

    /** Empty for a word that profiles do not have, and for an alias that no provider can have. */
    public static Optional<LoginMethod> of(String word) {
        return word.startsWith(PROVIDER)
                ? byProvider(word.substring(PROVIDER.length()))
                : OWN.stream().filter(method -> method.word.equals(word)).findFirst();
    }

    /** Empty for what no provider can be called. */
    public static Optional<LoginMethod> byProvider(String alias) {
        return ALIAS.matcher(alias).matches() ? Optional.of(new LoginMethod(PROVIDER + alias)) : Optional.empty();
    }

    /** Whether a log-in by it can be worth level 4. How far a provider reaches is declared elsewhere. */
    public boolean canReachHigh() {
        return equals(PKI) || isProvider();
    }

    /** Whether another provider vouched for her. */
    public boolean isProvider() {
        return word.startsWith(PROVIDER);
    }

    private int weight() {
        if (equals(PKI)) {
            return BY_WEIGHT.size() + 1;
        }
        return isProvider() ? BY_WEIGHT.size() : BY_WEIGHT.indexOf(this);
    }

    @Override
    public int compareTo(LoginMethod other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return word;
    }
}
