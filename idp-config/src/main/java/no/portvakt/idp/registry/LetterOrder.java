package no.portvakt.idp.registry;

/** Body of {@code POST letters}. Prints masked. */
public record LetterOrder(String pid) {

    @Override
    public String toString() {
        return "LetterOrder[***]";
    }
}
