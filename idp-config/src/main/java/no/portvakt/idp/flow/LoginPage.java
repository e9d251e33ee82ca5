package no.portvakt.idp.flow;

/** The pages that a log-in may show. */
public enum LoginPage {
    PASSWORD,
    /** A letter is used for the first time, and the password is set. */
    ACTIVATION,
    CODE,
    CERTIFICATE
}
