package no.portvakt.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks one server for one path, again and again. Runs on one event loop. Until it has failed often enough a server is
 * taken for sound, so that a gateway that starts lets nobody wait.
 */
public final class HealthProbe {

    private static final Logger LOG = Logger.getLogger("portvakt.upstream");
    private static final int FIRST_BAD_STATUS = 400;
    private static final int FIRST_GOOD_STATUS = 200;

    private final HttpClient client;
    private final Upstream upstream;
    private final Check check;
    private int inARow;
    private boolean asking;

    /**
     * What is asked for.
     *
     * @param path answers with a status below 400 while the server is sound
     * @param longest that an answer may take
     * @param failures in a row that make a sound server a bad one
     * @param successes in a row that make it sound again
     */
    public record Check(String path, Duration interval, Duration longest, int failures, int successes) {

        public Check {
            if (!path.startsWith("/") || !interval.isPositive() || !longest.isPositive()) {
                throw new IllegalArgumentException("a check needs a path that begins with /, and positive times");
            }
            if (failures < 1 || successes < 1) {
                throw new IllegalArgumentException("a check has to fail or pass at least once to count");
            }
        }
    }

    /** With a client of its own, so that a server whose connections are all in use is not taken for a bad one. */
    public HealthProbe(HttpClient client, Upstream upstream, Check check) {
        this.client = client;
        this.upstream = upstream;
        this.check = check;
    }

    /** Until Vert.x is closed. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(check.interval().toMillis(), again -> ask());
    }

    private void ask() {
        if (asking) {
            return;
        }
        asking = true;
        var address = upstream.address();
        client.request(new RequestOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setSsl(address.tls())
                        .setMethod(HttpMethod.GET)
                        .setURI(check.path())
                        .setTimeout(check.longest().toMillis()))
                .compose(request -> request.send())
                .compose(answer -> answer.end().map(read -> isGood(answer.statusCode())))
                .otherwise(false)
                .onComplete(answered -> heard(answered.result()));
    }

    private static boolean isGood(int status) {
        return status >= FIRST_GOOD_STATUS && status < FIRST_BAD_STATUS;
    }

    private void heard(boolean passed) {
        asking = false;
        if (passed == upstream.passesChecks()) {
            inARow = 0;
            return;
        }
        inARow++;
        if (inARow >= (passed ? check.successes() : check.failures())) {
            inARow = 0;
            upstream.checked(passed);
            LOG.infof("%s %s its checks", upstream.address(), passed ? "passes" : "fails");
        }
    }
}
