package no.portvakt.minside.fagsystem.ask;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.portvakt.minside.accesslog.RecordedLookup;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.fagsystem.answer.FieldValues;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Patience;
import no.portvakt.trust.identity.NationalId;

/**
 * A system that answers while the citizen waits, borne with as its connector says: a deadline, tries, so many questions at
 * once, and a rest after too many failures.
 */
final class AskedSource implements Source, AutoCloseable {

    private static final long MOST_KEPT = 10_000;

    private final Connector connector;
    private final Link link;
    private final FieldValues values;
    private final ExecutorService executor;
    private final Clock clock;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final Cache<Kept, SourceAnswer.Answered> kept;

    /** One question, as far as its answer depends on it. */
    private record Kept(NationalId person, String service, Set<String> paths) {}

    AskedSource(Connector connector, Link link, ExecutorService executor, Clock clock) {
        var patience = connector.patience();
        this.connector = connector;
        this.link = link;
        this.values = new FieldValues(connector);
        this.executor = executor;
        this.clock = clock;
        this.bulkhead = Bulkhead.of(
                connector.id(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(patience.together())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(connector.id(), breaker(patience.breaker()));
        this.retry = Retry.of(connector.id(), retry(patience));
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(connector.cached())
                .build();
    }

    private static CircuitBreakerConfig breaker(Patience.Breaker breaker) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.of())
                .minimumNumberOfCalls(breaker.of())
                .failureRateThreshold(breaker.failed())
                .waitDurationInOpenState(breaker.rest())
                .build();
    }

    private static RetryConfig retry(Patience patience) {
        return RetryConfig.custom()
                .maxAttempts(1 + patience.retries())
                .intervalFunction(IntervalFunction.ofExponentialBackoff(patience.pause(), 2))
                .retryOnException(broken -> broken instanceof IOException)
                .build();
    }

    @Override
    public Kilde kilde() {
        return connector.kilde();
    }

    @Override
    public SourceAnswer fetch(RecordedLookup lookup, String service, List<String> paths) {
        if (!lookup.source().equals(connector.id())) {
            throw new IllegalArgumentException("a look-up for " + lookup.source() + " does not open " + connector.id());
        }
        var key = new Kept(lookup.person(), service, Set.copyOf(paths));
        var known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var answer = inTime(new Question(lookup, service, connector.asking(paths)), paths);
        if (answer instanceof SourceAnswer.Answered answered) {
            kept.put(key, answered);
        }
        return answer;
    }

    private SourceAnswer inTime(Question question, List<String> paths) {
        var deadline = connector.patience().deadline();
        var asking = executor.submit(patiently(question));
        try {
            return answer(asking.get(deadline.toMillis(), TimeUnit.MILLISECONDS), paths);
        } catch (TimeoutException late) {
            return new SourceAnswer.Failed("no answer within " + deadline);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return new SourceAnswer.Failed("cancelled");
        } catch (ExecutionException broken) {
            return new SourceAnswer.Failed(
                    why(Optional.ofNullable(broken.getCause()).orElse(broken)));
        } finally {
            asking.cancel(true);
        }
    }

    private Callable<Heard> patiently(Question question) {
        Callable<Heard> once = CircuitBreaker.decorateCallable(breaker, () -> link.ask(question));
        return Retry.decorateCallable(retry, Bulkhead.decorateCallable(bulkhead, once));
    }

    private static String why(Throwable broken) {
        return switch (broken) {
            case CallNotPermittedException resting -> "left alone for a while, after too many failures";
            case BulkheadFullException full -> "too many questions at once";
            case IOException unanswered -> String.valueOf(unanswered.getMessage());
            default -> broken.getClass().getSimpleName();
        };
    }

    private SourceAnswer answer(Heard heard, List<String> paths) {
        return switch (heard) {
            case Heard.No(var problem) -> new SourceAnswer.Failed(problem);
            case Heard.NobodyKnown() -> answered(Map.of(), clock.instant());
            case Heard.Answer(Said said, var of) ->
                switch (values.of(said, paths)) {
                    case FieldValues.Outcome.Understood(var understood) ->
                        answered(understood, of.orElseGet(clock::instant));
                    case FieldValues.Outcome.Misunderstood(var path) ->
                        new SourceAnswer.Failed("the answer does not fit " + path);
                };
        };
    }

    private SourceAnswer.Answered answered(Map<String, String> values, Instant of) {
        return new SourceAnswer.Answered(values, of, of.plus(connector.valid()));
    }

    List<String> troubles() {
        return link.troubles();
    }

    @Override
    public void close() {
        link.close();
    }
}
