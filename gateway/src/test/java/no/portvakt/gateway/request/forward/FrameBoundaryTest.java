package no.portvakt.gateway.request.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FrameBoundaryTest {

    private static final int RSV1 = 4;

    /** The sizes at which the length is written in another way, and some between. */
    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.of(0, 1, 2, 124, 125, 126, 127, 1_000, 65_535, 65_536, 70_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 200_000).list().ofMaxSize(12);
    }

    @Property(tries = 300)
    void shouldKnowWhereFramesEndHoweverTheyAreCut(
            @ForAll("sizes") List<Integer> sizes, @ForAll("cuts") List<Integer> cuts) {
        var stream = Buffer.buffer();
        var ends = new TreeSet<Integer>(List.of(0));
        for (int i = 0; i < sizes.size(); i++) {
            stream.appendBuffer(bytesOf(frame(i, sizes.get(i))));
            ends.add(stream.length());
        }
        var places =
                new TreeSet<>(cuts.stream().filter(cut -> cut < stream.length()).toList());
        // Every byte of every header is a place to cut at, too.
        ends.forEach(end -> places.addAll(List.of(end, end + 1, end + 2, end + 3)));
        places.removeIf(place -> place > stream.length());

        var boundary = new FrameBoundary();
        int from = 0;
        for (int to : places) {
            boolean underWay = !ends.contains(from);
            var next = ends.higher(from);
            var end = boundary.follow(stream.slice(from, to));

            assertThat(boundary.reached()).as("at %d of %s", to, ends).isEqualTo(ends.contains(to));
            assertThat(end)
                    .as("from %d to %d of %s", from, to, ends)
                    .isEqualTo(
                            underWay && next != null && next <= to ? OptionalInt.of(next - from) : OptionalInt.empty());
            from = to;
        }
        boundary.close();
    }

    private static WebSocketFrame frame(int number, int size) {
        var payload = Unpooled.wrappedBuffer(new byte[size]);
        return switch (number % 3) {
            // Compressed by an agreement that is none of ours.
            case 0 -> new BinaryWebSocketFrame(true, RSV1, payload);
            case 1 -> new TextWebSocketFrame(true, 0, payload);
            default -> size <= 125 ? new PingWebSocketFrame(payload) : new BinaryWebSocketFrame(payload);
        };
    }

    @Test
    void shouldFollowAMessageInPartsWithAPingBetweenThem() {
        var boundary = new FrameBoundary();
        List<WebSocketFrame> frames = new ArrayList<>(List.of(
                new TextWebSocketFrame(false, 0, Unpooled.wrappedBuffer(new byte[10])),
                new PingWebSocketFrame(),
                new ContinuationWebSocketFrame(true, 0, Unpooled.wrappedBuffer(new byte[200]))));

        for (var frame : frames) {
            boundary.follow(bytesOf(frame));
            assertThat(boundary.reached()).isTrue();
        }
        boundary.close();
    }

    @Test
    void shouldRefuseWhatAreNoFrames() {
        var boundary = new FrameBoundary();

        assertThatThrownBy(() -> boundary.follow(Buffer.buffer("HTTP/1.1 200 OK\r\n\r\n")))
                .isInstanceOf(DecoderException.class);
        boundary.close();
    }

    @Test
    void shouldRefuseAFrameThatIsTooLargeToBeGathered() {
        var boundary = new FrameBoundary();
        var header = Buffer.buffer()
                .appendByte((byte) 0x82)
                .appendByte((byte) 127)
                .appendLong(FrameBoundary.LARGEST_FRAME + 1L);

        assertThatThrownBy(() -> boundary.follow(header)).isInstanceOf(DecoderException.class);
        boundary.close();
    }

    private static Buffer bytesOf(WebSocketFrame frame) {
        var encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
        encoder.writeOutbound(frame);
        var bytes = Buffer.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            bytes.appendBytes(ByteBufUtil.getBytes(part));
        }
        return bytes;
    }
}
