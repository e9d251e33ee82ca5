package no.portvakt.minside.archive;

import java.time.LocalDate;

/**
 * What is to be filed.
 *
 * @param key our key for the case and for its journalpost: the submission's id
 * @param title says nothing about the person
 * @param applicant the party's name
 * @param date when it came in
 * @param document what was sent, as a person reads it
 */
public record Filing(String key, String title, String applicant, LocalDate date, String document) {

    @Override
    public String toString() {
        return "Filing[" + key + "]";
    }
}
