package no.portvakt.gateway.request.forward;

import io.vertx.core.buffer.Buffer;

/**
 * Follows the WebSocket frames in a stream of bytes (RFC 6455, 5.2) far enough to know where one ends, which is the only
 * place where a frame of our own may go. Looks at headers alone; payloads are passed over. Lives on one event loop.
 */
final class FrameBoundary {

    private static final int LENGTH_BITS = 0x7f;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;
    private static final int MASK_BYTES = 4;
    private static final int BYTE = 0xff;

    private long payloadLeft;
    private int headerRead;
    private int headerSize = 2;
    private int lengthBytes;
    private boolean masked;
    private long length;

    /** Whether the next byte begins a frame. */
    boolean reached() {
        return headerRead == 0 && payloadLeft == 0;
    }

    /** Follows a chunk from here to its end, or to the end of the frame that it is in if {@code stopThere}. */
    int follow(Buffer chunk, int from, boolean stopThere) {
        int at = from;
        while (at < chunk.length()) {
            if (payloadLeft > 0) {
                long skipped = Math.min(payloadLeft, chunk.length() - (long) at);
                payloadLeft -= skipped;
                at += (int) skipped;
            } else {
                header(chunk.getByte(at) & BYTE);
                at++;
            }
            if (stopThere && reached()) {
                return at;
            }
        }
        return at;
    }

    private void header(int value) {
        headerRead++;
        if (headerRead == 2) {
            masked = (value & MASKED) != 0;
            int announced = value & LENGTH_BITS;
            lengthBytes = announced == EIGHT_BYTES_FOLLOW ? 8 : announced == TWO_BYTES_FOLLOW ? 2 : 0;
            length = lengthBytes == 0 ? announced : 0;
            headerSize = 2 + lengthBytes + (masked ? MASK_BYTES : 0);
        } else if (headerRead > 2 && headerRead <= 2 + lengthBytes) {
            length = length << 8 | value;
        }
        if (headerRead >= 2 && headerRead == headerSize) {
            payloadLeft = length;
            headerRead = 0;
            headerSize = 2;
            lengthBytes = 0;
        }
    }
}
