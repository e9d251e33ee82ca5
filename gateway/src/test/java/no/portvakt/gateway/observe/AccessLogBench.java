package no.portvakt.gateway.observe;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** What a line of the access log costs as text and as JSON, up to the bytes; by hand. */
class AccessLogBench {

    private static final org.jboss.logging.Logger OUT = org.jboss.logging.Logger.getLogger(AccessLogBench.class);
    private static final int LINES = 400_000;
    private static final int ROUNDS = 5;
    private static final Seen LINE = new Seen(
            CorrelationId.random(),
            "hjemmehjelp",
            "/soknad/*",
            "4",
            "GET",
            200,
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(12));

    private long letters;

    @Test
    void bench() {
        var text = new PatternFormatter("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p [%c] %s%e%n");
        for (int round = 0; round < ROUNDS; round++) {
            measure("text", LoggedAndCounted.Written.TEXT, text);
            measure("json", LoggedAndCounted.Written.FIELDS, new JsonLines());
        }
    }

    private void measure(String name, LoggedAndCounted.Written written, Formatter formatter) {
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                letters += formatter.format(line).length();
            }

            @Override
            public void flush() {
                // Nothing waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        var logger = Logger.getLogger("portvakt.access");
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            var log = new LoggedAndCounted(new SimpleMeterRegistry(), written);
            long before = System.nanoTime();
            for (int i = 0; i < LINES; i++) {
                log.seen(LINE);
            }
            OUT.infof("%s: %d ns a line, %d letters", name, (System.nanoTime() - before) / LINES, letters / LINES);
            letters = 0;
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }
}
