package no.portvakt.idp.flow;

/** The pages that a log-in may show. */
public enum LoginPage {
    /** The ways that are enough, to choose from. */
    METHODS,
    PASSWORD,
    /** A letter is used for the first time, and the password is set. */
    ACTIVATION,
    /** A letter is ordered by somebody who has shown nothing: it goes to where the person is registered. */
    ORDER,
    CODE,
    /** The code of another factor, which the citizen chose instead of the letter. */
    FACTOR,
    /** What she has beside the letter: shown after everything else, if she asked for it. */
    FACTORS,
    CERTIFICATE
}
