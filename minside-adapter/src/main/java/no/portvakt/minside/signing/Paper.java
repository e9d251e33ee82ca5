package no.portvakt.minside.signing;

import java.nio.ByteBuffer;

/**
 * The bytes of a document, or of one with its signatures. Prints without them.
 *
 * @param content read-only
 */
public record Paper(ByteBuffer content) {

    public static Paper of(byte[] bytes) {
        return new Paper(ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer());
    }

    /** A copy of the content. */
    public byte[] bytes() {
        var copy = new byte[content.remaining()];
        content.duplicate().get(copy);
        return copy;
    }

    @Override
    public String toString() {
        return "Paper[***]";
    }
}
