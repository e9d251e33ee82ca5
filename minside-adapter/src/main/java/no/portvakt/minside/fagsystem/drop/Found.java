package no.portvakt.minside.fagsystem.drop;

import no.portvakt.minside.fagsystem.answer.Said;

/** What a dropped file says of one person. */
public sealed interface Found {

    /** Her row, and no other. */
    record Row(Said said) implements Found {}

    /** She has none. */
    record Nobody() implements Found {}

    /** More than one row has her number; which of them is right nobody can say. */
    record Several() implements Found {}

    /** She has none, but rows whose number cannot be read may be hers. */
    record Unsure(int rows) implements Found {}
}
