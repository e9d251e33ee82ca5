package no.portvakt.gateway.request.forward;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;

/**
 * An open WebSocket: bytes both ways with back-pressure, until one side closes or we do. Lives on the client's event
 * loop.
 */
public final class Tunnel {

    /** "Policy violation", RFC 6455, 7.4.1. */
    static final short NOT_PERMITTED = 1008;

    private static final int FINAL_CLOSE_FRAME = 0x88;
    private static final String WHY = "policy";
    private static final long LONGEST_FRAME_END_MILLIS = 5_000;

    private final Vertx vertx;
    private final NetSocket client;
    private final NetSocket upstream;
    private final FrameBoundary boundary = new FrameBoundary();
    private final Promise<Void> closed = Promise.promise();
    private boolean ending;

    Tunnel(Vertx vertx, NetSocket client, NetSocket upstream) {
        this.vertx = vertx;
        this.client = client;
        this.upstream = upstream;
    }

    Tunnel open() {
        client.closeHandler(gone -> {
            closed.tryComplete();
            upstream.close();
        });
        upstream.closeHandler(gone -> {
            if (!ending) {
                client.close();
            }
        });
        client.handler(chunk -> pass(chunk, client, upstream));
        upstream.handler(this::toClient);
        client.resume();
        upstream.resume();
        return this;
    }

    /** Completes when it is over. */
    public Future<Void> closed() {
        return closed.future();
    }

    /**
     * Ends it because it is no longer permitted: the client is told with 1008, between two frames of the upstream's. An
     * upstream that does not end its frame is not waited for.
     */
    public void refuse() {
        if (ending) {
            return;
        }
        ending = true;
        if (boundary.reached()) {
            close();
        } else {
            vertx.setTimer(LONGEST_FRAME_END_MILLIS, late -> client.close());
        }
    }

    private void toClient(Buffer chunk) {
        if (!ending) {
            boundary.follow(chunk, 0, false);
            pass(chunk, upstream, client);
        } else if (!boundary.reached()) {
            int end = boundary.follow(chunk, 0, true);
            pass(chunk.slice(0, end), upstream, client);
            if (boundary.reached()) {
                close();
            }
        }
    }

    private void close() {
        var frame = Buffer.buffer()
                .appendByte((byte) FINAL_CLOSE_FRAME)
                .appendByte((byte) (Short.BYTES + WHY.length()))
                .appendShort(NOT_PERMITTED)
                .appendBytes(WHY.getBytes(StandardCharsets.US_ASCII));
        client.write(frame).onComplete(written -> client.close());
        upstream.close();
    }

    private static void pass(Buffer chunk, NetSocket from, NetSocket to) {
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }
}
