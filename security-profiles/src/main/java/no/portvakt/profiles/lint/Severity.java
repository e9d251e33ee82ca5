package no.portvakt.profiles.lint;

/** How much a finding weighs. */
public enum Severity {
    /** Allowed on purpose: worth a look by a second person. */
    NOTE,
    /** Probably not what was meant. */
    WARNING
}
