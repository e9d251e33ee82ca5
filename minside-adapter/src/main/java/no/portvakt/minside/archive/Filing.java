package no.portvakt.minside.archive;

import java.time.LocalDate;
import java.util.List;

/**
 * What is to be filed.
 *
 * @param key our key for the case and for its journalpost: the submission's id
 * @param title says nothing about the person
 * @param applicant the party's name
 * @param date when it came in
 * @param documents what was sent, as a person reads it, and what goes along with it
 */
public record Filing(String key, String title, String applicant, LocalDate date, List<FiledDocument> documents) {

    public Filing {
        documents = List.copyOf(documents);
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("nothing to be filed");
        }
    }

    @Override
    public String toString() {
        return "Filing[" + key + "]";
    }
}
