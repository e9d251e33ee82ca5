package no.portvakt.minside.signing;

import java.util.Locale;

/** Why a form is not signed, as she is told. */
public enum Trouble {
    /** She did not want to. */
    DECLINED,
    /** It took too long, or broke at the signing service. */
    OVER,
    /** The signing service does not answer. */
    AWAY,
    /** Nobody has signed it. */
    UNSIGNED,
    /** Something else was signed. */
    OTHER_PAPER,
    /** A signature does not hold. */
    INVALID,
    /** It holds, and we do not believe its certificate. */
    NOT_BELIEVED,
    /** Somebody else signed. */
    SOMEBODY_ELSE,
    /** The issuer knows nobody by that certificate. */
    UNKNOWN_SIGNER,
    /** The issuer does not answer: whose certificate it is can be known later. */
    ISSUER_AWAY;

    /** Stable, lower case, with hyphens: {@code other-paper}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
