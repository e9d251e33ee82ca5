package no.portvakt.gateway.request.forward;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Follows the WebSocket frames in a stream of bytes far enough to know where one ends, which is the only place where a
 * frame of our own may go. Netty's decoder reads them; what it makes of them is thrown away, and the bytes themselves
 * are passed on by others. Holds at most one frame. Lives on one event loop.
 */
final class FrameBoundary {

    /** A frame is gathered before the decoder says where it ends, so one may not be as large as it likes. */
    static final int LARGEST_FRAME = 16 * 1024 * 1024;

    private final Follower follower = new Follower();
    private final EmbeddedChannel channel = new EmbeddedChannel(follower, new Discarding());

    /** Whether the next byte begins a frame. */
    boolean reached() {
        return follower.isBetweenFrames();
    }

    /**
     * Follows a chunk to its end.
     *
     * @return where in the chunk the frame ends that was under way; empty if it goes on, or none was under way
     * @throws DecoderException if these are no frames, or one is larger than {@link #LARGEST_FRAME}
     */
    OptionalInt follow(Buffer chunk) {
        boolean underWay = !reached();
        follower.firstEnd = OptionalInt.empty();
        channel.writeInbound(Unpooled.wrappedBuffer(chunk.getBytes()));
        return underWay && follower.firstEnd.isPresent()
                ? OptionalInt.of(chunk.length() - follower.firstEnd.getAsInt())
                : OptionalInt.empty();
    }

    /** Lets go of what was gathered. */
    void close() {
        channel.finishAndReleaseAll();
    }

    /** Sees how far the decoder has come: the decoder itself says it to nobody. */
    private static final class Follower extends WebSocket13FrameDecoder {

        private boolean within;
        /** How many bytes were left behind the first frame that ended in this chunk. */
        private OptionalInt firstEnd = OptionalInt.empty();

        Follower() {
            super(WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .allowMaskMismatch(true)
                    .allowExtensions(true)
                    .maxFramePayloadLength(LARGEST_FRAME)
                    .closeOnProtocolViolation(false)
                    .withUTF8Validator(false)
                    .build());
        }

        boolean isBetweenFrames() {
            return !within && actualReadableBytes() == 0;
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
            int at = in.readerIndex();
            int frames = out.size();
            super.decode(context, in, out);
            if (out.size() > frames) {
                within = false;
                if (firstEnd.isEmpty()) {
                    firstEnd = OptionalInt.of(in.readableBytes());
                }
            } else if (in.readerIndex() > at) {
                within = true;
            }
        }
    }

    private static final class Discarding extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            ReferenceCountUtil.release(frame);
        }
    }
}
