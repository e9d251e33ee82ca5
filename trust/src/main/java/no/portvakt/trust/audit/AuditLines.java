package no.portvakt.trust.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a log as bytes, each decoded by itself: one that is not text spoils only itself. */
final class AuditLines implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;

    AuditLines(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, BUFFER);
    }

    /** A line: empty text if the bytes are no text. The last may lack its end. */
    record Line(Optional<String> text, long length) {}

    /** Empty at the end. */
    Optional<Line> next() throws IOException {
        var line = new ByteArrayOutputStream();
        int next = bytes.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = bytes.read();
        }
        return Optional.of(new Line(decode(line.toByteArray()), line.size() + 1L));
    }

    private static Optional<String> decode(byte[] line) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
