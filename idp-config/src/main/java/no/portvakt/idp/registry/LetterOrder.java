package no.portvakt.idp.registry;

import java.util.Optional;
import no.portvakt.idp.letter.LetterPurpose;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST letters}, and of what asks about one person's letters. Prints masked.
 *
 * @param purpose {@code FIRST} for one that sets the password anew. Left out, it is that for whoever has no password
 */
public record LetterOrder(String pid, @Nullable LetterPurpose purpose) {

    Optional<LetterPurpose> wanted() {
        return Optional.ofNullable(purpose);
    }

    @Override
    public String toString() {
        return "LetterOrder[***]";
    }
}
