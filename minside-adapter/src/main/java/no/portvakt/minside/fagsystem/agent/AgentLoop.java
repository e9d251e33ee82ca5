package no.portvakt.minside.fagsystem.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import no.portvakt.minside.accesslog.CarriedLookup;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import org.jboss.logging.Logger;

/**
 * The agent: calls its adapter, takes a question, asks the system beside it, brings the answer, and calls again. It opens
 * no port. Several at once, so that a slow system holds up no other. An adapter that is away is called again after a
 * second, later after five: forms wait for nobody.
 */
public final class AgentLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AgentLoop.class);

    /** Longer than an adapter lets it wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String REACHED = "reaches the adapter";

    private static final IntervalFunction WAITS =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1), 2, 0.3, Duration.ofSeconds(5));

    private final HttpClient http;
    private final URI adapter;
    private final Map<String, Source> sources;
    private final ObjectMapper json;
    private final Consumer<String> says;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<String> said = new AtomicReference<>("");

    /**
     * Makes the loop.
     *
     * @param http shows the agent's certificate, and believes the adapter's alone
     * @param adapter its agents' door: {@code https://adapter.kommune.example:8447}
     * @param sources by connector id
     * @param says hears when the adapter is reached, and when it is not any more; names nobody
     */
    public AgentLoop(
            HttpClient http, URI adapter, Map<String, Source> sources, ObjectMapper json, Consumer<String> says) {
        this.http = http;
        this.adapter = adapter;
        this.sources = Map.copyOf(sources);
        this.json = json;
        this.says = says;
    }

    /** Begins; returns at once. */
    public void start(ExecutorService executor, int together) {
        for (int i = 0; i < together; i++) {
            executor.execute(this::run);
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void run() {
        int failures = 0;
        try {
            while (closing.getCount() > 0) {
                failures = once() ? 0 : failures + 1;
                if (failures > 0 && closing.await(WAITS.apply(failures), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** One question, if there is one; false if the adapter could not be reached, or is none. */
    private boolean once() throws InterruptedException {
        try {
            var answer = post(adapter.resolve(AgentDoor.QUESTIONS), "");
            switch (answer.statusCode()) {
                case 200 -> {
                    say(REACHED);
                    work(json.readValue(answer.body(), AgentQuestion.class));
                }
                case 204 -> say(REACHED);
                default -> throw new IOException("status " + answer.statusCode());
            }
            return true;
        } catch (IOException | RuntimeException away) {
            say("does not reach %s: %s".formatted(adapter, why(away)));
            return false;
        }
    }

    /** Once, however often it is so. */
    private void say(String now) {
        if (!said.getAndSet(now).equals(now)) {
            says.accept(now);
        }
    }

    private static String why(Exception away) {
        return Optional.ofNullable(away.getMessage())
                .filter(text -> !text.isBlank())
                .orElseGet(() -> away.getClass().getSimpleName());
    }

    private void work(AgentQuestion question) throws IOException, InterruptedException {
        var answer = AgentAnswer.of(asked(question));
        var status = post(adapter.resolve(AgentDoor.ANSWERS + question.id()), json.writeValueAsString(answer))
                .statusCode();
        if (status != 204) {
            LOG.infof("question %s to %s: nobody takes the answer (%d)", question.id(), question.connector(), status);
        }
    }

    private SourceAnswer asked(AgentQuestion question) {
        var source = Optional.ofNullable(sources.get(question.connector()));
        var person = NationalId.parse(question.person());
        if (source.isEmpty()) {
            return new SourceAnswer.Failed("the agent knows no place of " + question.connector());
        }
        if (person.isEmpty()) {
            return new SourceAnswer.Failed("the question is about nobody");
        }
        var correlation = CorrelationId.parse(question.correlation()).orElseGet(CorrelationId::random);
        try {
            return source.get()
                    .fetch(
                            CarriedLookup.of(person.get(), question.connector(), correlation),
                            question.service(),
                            question.fields());
        } catch (RuntimeException broken) {
            LOG.warnf("question %s to %s broke: %s", question.id(), question.connector(), broken.getClass());
            return new SourceAnswer.Failed("it broke there");
        }
    }

    private HttpResponse<byte[]> post(URI uri, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }
}
