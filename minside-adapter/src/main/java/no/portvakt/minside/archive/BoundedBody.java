package no.portvakt.minside.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body of so many bytes at most, which comes in so long at most. */
final class BoundedBody extends FilterInputStream {

    private final long until;
    private long left;

    BoundedBody(InputStream body, long mostBytes, Duration longest) {
        super(body);
        this.left = mostBytes;
        this.until = System.nanoTime() + longest.toNanos();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long bytes) throws UnusableAnswer {
        left -= bytes;
        if (left < 0) {
            throw new UnusableAnswer(AnswerProblem.TOO_LARGE);
        }
        if (System.nanoTime() - until > 0) {
            throw new UnusableAnswer(AnswerProblem.TOO_SLOW);
        }
    }
}
