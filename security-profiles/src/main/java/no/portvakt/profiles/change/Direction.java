package no.portvakt.profiles.change;

/** What a change does to what is protected. */
public enum Direction {
    /** Permits less, shows less, or lasts shorter. One officer may do it at once. */
    RAISES,
    /** Permits, shows or lasts more in some way, whatever else it does. Needs a second officer. */
    LOWERS,
    /** Neither: words for people. */
    NEUTRAL
}
