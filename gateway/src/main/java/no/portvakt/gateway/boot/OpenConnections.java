package no.portvakt.gateway.boot;

import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of our listeners, and how they come to an end without anybody losing an answer. Thread-safe.
 *
 * <p>Vert.x 4 can close a server only together with its connections. So the channel that takes new ones is found through
 * those that it took, and closed by itself.
 */
final class OpenConnections {

    private static final int NO_ERROR = 0;

    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final Set<Channel> doors = ConcurrentHashMap.newKeySet();
    private final Map<HttpServerRequest, Context> underWay = new ConcurrentHashMap<>();
    private volatile boolean ending;
    private volatile long lastMoveNanos = System.nanoTime();

    /**
     * One more.
     *
     * @param whenClosed is told when it is gone
     */
    void opened(HttpConnection connection, Runnable whenClosed) {
        var channel = ((ConnectionBase) connection).channelHandlerContext().channel();
        open.add(connection);
        doors.add(channel.parent());
        var _ = channel.closeFuture().addListener(closed -> {
            open.remove(connection);
            whenClosed.run();
        });
        if (ending) {
            shut(channel.parent());
            sayGoodbye(connection);
        }
    }

    void begun(HttpServerRequest request) {
        underWay.put(request, Vertx.currentContext());
        if (ending) {
            sayLastOne(request);
        }
    }

    void over(HttpServerRequest request) {
        if (ending) {
            lastMoveNanos = System.nanoTime();
        }
        underWay.remove(request);
    }

    /** From now on new connections are refused, and everybody who asks on an open one is told that it is the last time. */
    void end() {
        lastMoveNanos = System.nanoTime();
        ending = true;
        doors.forEach(OpenConnections::shut);
        open.forEach(this::sayGoodbye);
        underWay.forEach((request, context) -> context.runOnContext(now -> sayLastOne(request)));
    }

    /** That it was closed already is as good. */
    private static void shut(Channel door) {
        var _ = door.close();
    }

    /** In HTTP/2: no new streams; those that are open, or on their way to us, are answered. */
    private void sayGoodbye(HttpConnection connection) {
        if (isHttp2(connection)) {
            connection.goAway(NO_ERROR, Integer.MAX_VALUE);
        }
    }

    private static boolean isHttp2(HttpConnection connection) {
        return connection.getWindowSize() >= 0;
    }

    private static void sayLastOne(HttpServerRequest request) {
        var response = request.response();
        if (request.version() != HttpVersion.HTTP_2 && !response.headWritten()) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    /**
     * Whether nothing is under way, and nobody is about to ask: all connections are closed, or those that are left have
     * been quiet for a while.
     */
    boolean areDone(long quietNanos) {
        return underWay.isEmpty() && (open.isEmpty() || System.nanoTime() - lastMoveNanos >= quietNanos);
    }

    /** Requests that have no answer yet. */
    int underWay() {
        return underWay.size();
    }
}
