package no.portvakt.demo.browsing;

import java.nio.ByteBuffer;

/** What a person saved. */
public record Download(int status, String type, ByteBuffer content) {

    /** A copy of the content. */
    public byte[] bytes() {
        var copy = new byte[content.remaining()];
        content.duplicate().get(copy);
        return copy;
    }
}
