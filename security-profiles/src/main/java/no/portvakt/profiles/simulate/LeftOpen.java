package no.portvakt.profiles.simulate;

/** What a record did not say, where that alone would have decided. */
public enum LeftOpen {
    /** Which word stood in the path: nobody watched for the words that the draft tells apart. */
    PATH,
    /** Who asked: the page was open, or no rule named it, so nobody looked. */
    PERSON,
    /** How she had logged in: her roles, a method before the last one, or an age of just the limit. */
    LOGIN
}
