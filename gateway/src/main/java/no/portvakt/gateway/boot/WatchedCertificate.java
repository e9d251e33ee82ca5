package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SSLOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** The files of one place, and what of them is in force. Looks on one event loop, reads on a worker. */
final class WatchedCertificate {

    private static final Logger LOG = Logger.getLogger("portvakt.certificates");

    private final Vertx vertx;
    private final String name;
    private final UpstreamPlan.Files files;
    private final Function<UnaryOperator<SSLOptions>, Future<?>> use;
    private CertificateFiles inForce;
    private Optional<CertificateFiles> refused = Optional.empty();
    private boolean looking;
    private volatile String state = "as at the start";

    WatchedCertificate(
            Vertx vertx,
            String name,
            UpstreamPlan.Files files,
            CertificateFiles inForce,
            Function<UnaryOperator<SSLOptions>, Future<?>> use) {
        this.vertx = vertx;
        this.name = name;
        this.files = files;
        this.inForce = inForce;
        this.use = use;
    }

    String state() {
        return state;
    }

    void look() {
        if (looking) {
            return;
        }
        looking = true;
        vertx.executeBlocking(() -> CertificateFiles.read(files), false)
                .compose(this::compare)
                .onFailure(unreadable -> say("old ones in force, the files cannot be read"))
                .onComplete(looked -> looking = false);
    }

    private Future<Void> compare(CertificateFiles found) {
        if (found.equals(inForce)) {
            if (refused.isPresent()) {
                refused = Optional.empty();
                say("as before, the new files are gone");
            }
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> found.checked(vertx), false)
                .compose(fresh -> use.apply(fresh).<Void>mapEmpty())
                .<Void>map(done -> {
                    inForce = found;
                    refused = Optional.empty();
                    say("new ones in force since " + Instant.now());
                    return null;
                })
                .otherwise(unsound -> {
                    if (!refused.equals(Optional.of(found))) {
                        LOG.errorf("%s: the new files are not used: %s", name, unsound.getMessage());
                    }
                    refused = Optional.of(found);
                    state = "old ones in force, the new files are not used: " + unsound.getMessage();
                    return null;
                });
    }

    private void say(String news) {
        if (!news.equals(state)) {
            state = news;
            LOG.infof("%s: %s", name, news);
        }
    }
}
