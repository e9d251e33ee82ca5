package no.portvakt.idp.letter;

/** What a letter is for; its text and its first use differ. */
public enum LetterPurpose {
    /** For whoever has no password, or is to get a new one: activating it sets the password. */
    FIRST,
    /** More codes beside a password that stays. Alone it opens nothing, so a stolen one is worth nothing. */
    RENEWAL
}
