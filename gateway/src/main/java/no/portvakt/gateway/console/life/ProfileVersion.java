package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.util.Optional;

/**
 * One text of one document; never changes.
 *
 * @param number counted from 1 for each document
 * @param yaml empty if the document ends with this version
 * @param basedOn the number that was active when this was written; empty if there was none
 * @param author the subject of the officer who wrote it
 * @param note why it was written
 */
public record ProfileVersion(
        long id,
        DocumentName document,
        int number,
        Optional<String> yaml,
        Optional<Integer> basedOn,
        String author,
        String authorName,
        String note,
        Instant madeAt) {}
