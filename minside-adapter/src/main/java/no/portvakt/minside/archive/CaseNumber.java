package no.portvakt.minside.archive;

/** The number that an archive gives a case: {@code 2026/4711}. */
public record CaseNumber(String year, String sequence) {

    @Override
    public String toString() {
        return year + "/" + sequence;
    }
}
