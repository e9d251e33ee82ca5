package no.portvakt.minside.archive;

/** What asking the archive for a document came to. No text of the archive's is in it. */
public sealed interface FetchOutcome {

    record Fetched(ArchivedDocument document) implements FetchOutcome {}

    /** There is none, it is another case's, or it is not for a party's eyes. */
    record NotToBeShown(String why) implements FetchOutcome {}

    /** It did not work this time. */
    record TryLater(String problem) implements FetchOutcome {}
}
