package no.portvakt.minside.archive;

/** What became of a filing. */
public sealed interface FilingOutcome {

    /** Case, journalpost and document stand in the archive under this number. */
    record Filed(CaseNumber number) implements FilingOutcome {}

    /** The archive will never take it as it is. The text is the archive's own and can hold personal data. */
    record Refused(String text) implements FilingOutcome {}

    /**
     * It did not work this time.
     *
     * @param problem what broke, without personal data, for a log
     */
    record TryLater(String problem) implements FilingOutcome {}
}
