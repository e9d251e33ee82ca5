package no.portvakt.gateway.console.edges;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import no.portvakt.gateway.feed.FeedPaths;
import org.jboss.logging.Logger;

/** Reads one batch of records, bounded both packed and unpacked, and answers only when it is kept. */
final class RecordDoor {

    private static final Logger LOG = Logger.getLogger("portvakt.edges");
    private static final int LARGEST_PACKED = 8 * 1024 * 1024;
    private static final int LARGEST_UNPACKED = 64 * 1024 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final Pattern SPOOL = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final int KEPT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final RecordIntake intake;
    private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

    RecordDoor(Vertx vertx, RecordIntake intake) {
        this.vertx = vertx;
        this.intake = intake;
    }

    void take(HttpServerRequest request, EdgeName edge) {
        var spool = request.getHeader(FeedPaths.SPOOL);
        if (spool == null || !SPOOL.matcher(spool).matches()) {
            request.response().setStatusCode(BAD_REQUEST).end();
            return;
        }
        BoundedBody.of(request, LARGEST_PACKED)
                .compose(body -> keep(edge, spool, body.getBytes()))
                .otherwise(TOO_LARGE)
                .onSuccess(status -> {
                    if (!request.response().closed()) {
                        request.response().setStatusCode(status).end();
                    }
                });
    }

    private Future<Integer> keep(EdgeName edge, String spool, byte[] packed) {
        Promise<Integer> answered = Promise.promise();
        var context = vertx.getOrCreateContext();
        virtualThreads.execute(() -> {
            int status = keepNow(edge, spool, packed);
            context.runOnContext(back -> answered.complete(status));
        });
        return answered.future();
    }

    private int keepNow(EdgeName edge, String spool, byte[] packed) {
        try {
            intake.take(edge, spool, lines(packed));
            return KEPT;
        } catch (IOException | RecordIntake.Unreadable unreadable) {
            LOG.errorf("edge %s sent a batch that is none: %s", edge.value(), unreadable.getMessage());
            return BAD_REQUEST;
        } catch (RuntimeException away) {
            LOG.errorf(away, "records of edge %s cannot be kept now; it sends them again", edge.value());
            return UNAVAILABLE;
        }
    }

    private static List<String> lines(byte[] packed) throws IOException {
        List<String> lines = new ArrayList<>();
        int left = LARGEST_UNPACKED;
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (--left < 0 || line.length() > LONGEST_LINE) {
                    throw new IOException("larger than a batch may be");
                }
                if (c == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                throw new IOException("ends in the middle of a line");
            }
        }
        return lines;
    }
}
