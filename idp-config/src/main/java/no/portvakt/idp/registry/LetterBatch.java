package no.portvakt.idp.registry;

import java.util.List;

/** Body of {@code POST letters/batch}. Prints masked. */
public record LetterBatch(List<String> pids) {

    public LetterBatch {
        pids = List.copyOf(pids);
    }

    @Override
    public String toString() {
        return "LetterBatch[***]";
    }
}
