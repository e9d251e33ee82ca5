package no.portvakt.minside.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One document of what is filed. Prints without it.
 *
 * @param title says nothing about the person
 * @param format in the archive's own code
 * @param content read-only
 */
public record FiledDocument(String title, String format, ByteBuffer content) {

    private static final String PLAIN_TEXT = "RA-TEKST";
    private static final String PDF = "RA-PDF";
    /** Noark has no code for signatures by themselves: archives take the file's own ending. */
    private static final String SIGNATURE = "SIGN";

    public static FiledDocument text(String title, String text) {
        return of(title, PLAIN_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public static FiledDocument pdf(String title, byte[] content) {
        return of(title, PDF, content);
    }

    public static FiledDocument signature(String title, byte[] content) {
        return of(title, SIGNATURE, content);
    }

    private static FiledDocument of(String title, String format, byte[] content) {
        return new FiledDocument(title, format, ByteBuffer.wrap(content.clone()).asReadOnlyBuffer());
    }

    /** A copy of the content. */
    byte[] bytes() {
        var copy = new byte[content.remaining()];
        content.duplicate().get(copy);
        return copy;
    }

    @Override
    public String toString() {
        return "FiledDocument[" + format + "]";
    }
}
