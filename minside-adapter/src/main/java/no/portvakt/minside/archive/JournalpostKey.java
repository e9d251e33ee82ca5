package no.portvakt.minside.archive;

/**
 * Which journalpost is meant, and on which case it has to stand.
 *
 * @param system {@code eksternSystem} of whoever made it
 * @param key {@code nokkel}
 * @param caseKey our own key of the case
 */
public record JournalpostKey(String system, String key, String caseKey) {}
