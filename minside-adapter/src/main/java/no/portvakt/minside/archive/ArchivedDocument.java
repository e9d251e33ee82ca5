package no.portvakt.minside.archive;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A document as the archive keeps it.
 *
 * @param content read-only
 */
public record ArchivedDocument(Format format, ByteBuffer content) {

    private static final ByteBuffer PDF_BEGINS = ByteBuffer.wrap("%PDF-".getBytes(StandardCharsets.US_ASCII));

    /** With the format that its content shows, whatever its label said. */
    public static ArchivedDocument of(byte[] content) {
        var bytes = ByteBuffer.wrap(content.clone()).asReadOnlyBuffer();
        return new ArchivedDocument(formatOf(bytes), bytes);
    }

    /** A copy of the content. */
    public byte[] bytes() {
        var copy = new byte[content.remaining()];
        content.duplicate().get(copy);
        return copy;
    }

    private static Format formatOf(ByteBuffer content) {
        int length = PDF_BEGINS.remaining();
        if (content.remaining() >= length && content.slice(0, length).equals(PDF_BEGINS)) {
            return Format.PDF;
        }
        return isText(content) ? Format.TEXT : Format.OTHER;
    }

    private static boolean isText(ByteBuffer content) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(content.duplicate());
            return text.chars().noneMatch(letter -> letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t');
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ArchivedDocument[" + format + "]";
    }

    /** What a browser may take it for. */
    public enum Format {
        PDF("application/pdf", "pdf"),
        TEXT("text/plain; charset=utf-8", "txt"),
        /** Only to be saved. */
        OTHER("application/octet-stream", "bin");

        private final String mediaType;
        private final String ending;

        Format(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        public String mediaType() {
            return mediaType;
        }

        /** Of a file's name. */
        public String ending() {
            return ending;
        }
    }
}
