package no.portvakt.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggedAndCountedTest {

    private static final CorrelationId ID = CorrelationId.random();
    private static final Seen REFUSED = new Seen(
            ID,
            "guarded",
            "/high/**",
            "4",
            "FNR-20815412096",
            401,
            Optional.of(Reason.LOGIN_REQUIRED),
            Optional.of("log-in"),
            Duration.ofMillis(12));

    private final List<ExtLogRecord> lines = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            var record = ExtLogRecord.wrap(line);
            // What is on the thread now, and not when somebody looks.
            record.copyMdc();
            lines.add(record);
        }

        @Override
        public void flush() {
            // Kept already.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("portvakt.access").addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("portvakt.access").removeHandler(handler);
    }

    @Test
    void shouldWriteOneLineOfText() {
        new LoggedAndCounted(metrics, LoggedAndCounted.Written.TEXT).seen(REFUSED);

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().getLoggerName()).isEqualTo("portvakt.access");
        assertThat(lines.getFirst().getMessage())
                .isEqualTo("correlation=" + ID + " service=guarded rule=/high/** demanded=4 method=other status=401"
                        + " reason=login-required why=log-in ms=12");
    }

    @Test
    void shouldWriteTheSameAsFieldsAndLeaveNothingOnTheThread() {
        var log = new LoggedAndCounted(metrics, LoggedAndCounted.Written.FIELDS);
        log.seen(REFUSED);

        assertThat(lines.getFirst().getMessage()).isEqualTo("request");
        assertThat(lines.getFirst().getMdcCopy())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "correlation", ID.value(),
                        "service", "guarded",
                        "rule", "/high/**",
                        "demanded", "4",
                        "method", "other",
                        "status", "401",
                        "reason", "login-required",
                        "why", "log-in",
                        "ms", "12"));
        assertThat(MDC.get("correlation")).isNull();
    }

    @Test
    void shouldCountByServiceLevelOutcomeAndReason() {
        new LoggedAndCounted(metrics, LoggedAndCounted.Written.TEXT).seen(REFUSED);

        var timer = metrics.get("portvakt.requests")
                .tags("service", "guarded", "level", "4", "outcome", "4xx", "reason", "login-required")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
    }

    @Test
    void shouldGiveTheOtherLinesOfARequestItsId() {
        var log = Logger.getLogger("portvakt.access");

        Correlated.say(ID, () -> log.info("something"));
        log.info("something else");

        assertThat(lines.getFirst().getMdc("correlation")).isEqualTo(ID.value());
        assertThat(lines.getLast().getMdcCopy()).isEmpty();
    }

    @Test
    void shouldWriteJsonWithTheFieldsBesideTheMessage() throws JsonProcessingException {
        new LoggedAndCounted(metrics, LoggedAndCounted.Written.FIELDS).seen(REFUSED);
        Logger.getLogger("portvakt.access").log(Level.ERROR, "a \"word\"\nand more", new IllegalStateException("why"));

        var formatter = new JsonLines();
        var request = new ObjectMapper().readTree(formatter.format(lines.getFirst()));
        assertThat(request.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "time",
                        "level",
                        "logger",
                        "thread",
                        "message",
                        "correlation",
                        "service",
                        "rule",
                        "demanded",
                        "method",
                        "status",
                        "reason",
                        "why",
                        "ms");
        assertThat(request.path("level").asText()).isEqualTo("INFO");
        assertThat(request.path("correlation").asText()).isEqualTo(ID.value());
        assertThat(Instant.parse(request.path("time").asText()))
                .isEqualTo(lines.getFirst().getInstant().truncatedTo(ChronoUnit.MILLIS));

        var broken = formatter.format(lines.getLast());
        assertThat(broken.lines()).as("an object a line").hasSize(1);
        assertThat(new ObjectMapper().readTree(broken).path("exception").asText())
                .startsWith("java.lang.IllegalStateException: why");
        assertThat(new ObjectMapper().readTree(broken).path("message").asText()).isEqualTo("a \"word\"\nand more");
    }
}
