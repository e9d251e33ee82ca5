package no.portvakt.gateway.request.forward;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jboss.logging.Logger;

/**
 * An open WebSocket: bytes both ways with back-pressure, until one side closes or we do. Lives on the client's event
 * loop.
 */
public final class Tunnel {

    /** "Policy violation", RFC 6455, 7.4.1. */
    static final int NOT_PERMITTED = 1008;

    private static final Logger LOG = Logger.getLogger("portvakt.forward");
    private static final String WHY = "policy";
    private static final long LONGEST_FRAME_END_MILLIS = 5_000;

    private final Vertx vertx;
    private final NetSocket client;
    private final NetSocket upstream;
    private final FrameBoundary boundary = new FrameBoundary();
    private final Promise<Void> closed = Promise.promise();
    /** No longer permitted. */
    private boolean ending;
    /** Our last frame is on its way, or the client is gone: nothing more is passed to it. */
    private boolean closing;

    Tunnel(Vertx vertx, NetSocket client, NetSocket upstream) {
        this.vertx = vertx;
        this.client = client;
        this.upstream = upstream;
    }

    Tunnel open() {
        client.closeHandler(gone -> {
            closing = true;
            closed.tryComplete();
            boundary.close();
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
        if (closing) {
            return;
        }
        try {
            var end = boundary.follow(chunk);
            if (!ending) {
                pass(chunk, upstream, client);
            } else if (end.isPresent()) {
                pass(chunk.slice(0, end.getAsInt()), upstream, client);
                close();
            } else {
                pass(chunk, upstream, client);
            }
        } catch (DecoderException noFrames) {
            // Nothing of ours could be put in between any more, so it could not be ended when it has to be.
            LOG.warnf("a WebSocket was cut off: %s", noFrames.getMessage());
            client.close();
        }
    }

    private void close() {
        closing = true;
        client.write(closeFrame()).onComplete(written -> client.close());
        upstream.close();
    }

    private static Buffer closeFrame() {
        var encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
        encoder.writeOutbound(new CloseWebSocketFrame(NOT_PERMITTED, WHY));
        var frame = Buffer.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            frame.appendBytes(ByteBufUtil.getBytes(part));
            part.release();
        }
        encoder.finishAndReleaseAll();
        return frame;
    }

    private static void pass(Buffer chunk, NetSocket from, NetSocket to) {
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }
}
