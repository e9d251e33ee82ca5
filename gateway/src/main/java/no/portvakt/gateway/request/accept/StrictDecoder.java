package no.portvakt.gateway.request.accept;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Netty's decoder of HTTP/1.1, which joins folded header lines and says nothing of it (RFC 9112, 5.2): here such a head is
 * undecodable. Besides it notes which requests had trailers, which Vert.x 4 drops. It takes no message apart itself: it
 * looks at the bytes that the decoder took for a head. One for each connection, on its event loop.
 */
public final class StrictDecoder extends VertxHttpRequestDecoder {

    private static final String NAME = "httpDecoder";
    private static final AttributeKey<Set<MultiMap>> WITH_TRAILERS =
            AttributeKey.valueOf(StrictDecoder.class, "with-trailers");

    private boolean inHead = true;
    private boolean atLineStart = true;
    private boolean folded;
    private Optional<MultiMap> current = Optional.empty();

    private StrictDecoder(HttpServerOptions options) {
        super(options);
    }

    /** To be called when a connection is opened and nothing has been read of it. One that speaks HTTP/2 stays as it is. */
    public static void readFrom(Channel channel, HttpServerOptions options) {
        if (channel.pipeline().get(NAME) instanceof VertxHttpRequestDecoder) {
            channel.pipeline().replace(NAME, NAME, new StrictDecoder(options));
        }
    }

    /** Whether fields came after its body. Known when the body has been read to its end; in HTTP/2 never. */
    public static boolean hasTrailers(HttpServerRequest raw) {
        var channel =
                ((ConnectionBase) raw.connection()).channelHandlerContext().channel();
        var known = channel.attr(WITH_TRAILERS).get();
        return known != null && known.contains(raw.headers());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (folded && !inHead) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int from = in.readerIndex();
        int known = out.size();
        super.decode(context, in, out);
        if (inHead) {
            look(in, from, in.readerIndex());
        }
        for (int i = known; i < out.size(); i++) {
            if (out.get(i) instanceof HttpRequest request) {
                begins(request);
            }
            if (folded && !inHead) {
                // As the decoder itself does with a head that it cannot read: nothing comes after it.
                out.subList(i + 1, out.size()).clear();
            } else if (out.get(i) instanceof LastHttpContent last) {
                ends(context.channel(), last.trailingHeaders());
            }
        }
    }

    /** No line of a head begins with a blank, the first included. */
    private void look(ByteBuf in, int from, int to) {
        int i = from;
        while (i < to) {
            byte first = in.getByte(i);
            if (atLineStart && (first == ' ' || first == '\t')) {
                folded = true;
            }
            int end = in.indexOf(i, to, (byte) '\n');
            atLineStart = end >= 0;
            i = end < 0 ? to : end + 1;
        }
    }

    private void begins(HttpRequest request) {
        inHead = false;
        current = request.headers() instanceof MultiMap headers ? Optional.of(headers) : Optional.empty();
        if (folded) {
            request.setDecoderResult(
                    DecoderResult.failure(new DecoderException("a line of the head begins with a blank")));
        }
    }

    private void ends(Channel channel, HttpHeaders trailers) {
        inHead = true;
        atLineStart = true;
        if (!trailers.isEmpty()) {
            var known = channel.attr(WITH_TRAILERS);
            // They are kept by identity, and only as long as the request is.
            known.setIfAbsent(Collections.newSetFromMap(new WeakHashMap<>()));
            current.ifPresent(known.get()::add);
        }
    }
}
