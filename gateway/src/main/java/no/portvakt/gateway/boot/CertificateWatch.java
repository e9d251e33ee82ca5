package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SSLOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Looks from time to time whether certificates, keys and trust anchors have other contents, and puts sound ones into use:
 * for new connections, while those that are open go on. Thread-safe.
 */
@Singleton
public class CertificateWatch {

    private final Vertx vertx;
    private final Duration every;
    private final Map<String, WatchedCertificate> watched = new ConcurrentHashMap<>();

    @Inject
    public CertificateWatch(Vertx vertx, ProcessSettings process) {
        this(vertx, process.certificates().every());
    }

    CertificateWatch(Vertx vertx, Duration every) {
        this.vertx = vertx;
        this.every = every;
    }

    /**
     * From now on. Blocks, to read what is in force.
     *
     * @param name as in log and health
     * @param use is given what turns old options into new ones
     */
    void watch(String name, UpstreamPlan.Files files, Function<UnaryOperator<SSLOptions>, Future<?>> use) {
        try {
            var one = new WatchedCertificate(vertx, name, files, CertificateFiles.read(files), use);
            watched.put(name, one);
            vertx.setPeriodic(every.toMillis(), again -> one.look());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the certificates of " + name, unreadable);
        }
    }

    /** What is in force where, in words. */
    Map<String, String> states() {
        var states = new TreeMap<String, String>();
        watched.forEach((name, one) -> states.put(name, one.state()));
        return states;
    }
}
