package no.portvakt.minside.fagsystem.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where questions lie until an agent fetches them, in memory: a question that nobody waits for any more is nobody's. Each
 * is given out once, and answered by the agent that it was given to. Thread-safe; blocks.
 */
public final class AgentDesk {

    /** Beyond this an agent cannot keep up: whoever asks is told so at once. */
    private static final int MOST_WAITING = 500;

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * Makes the desk.
     *
     * @param agents their names
     */
    public AgentDesk(Set<String> agents, Clock clock) {
        this.clock = clock;
        agents.forEach(agent -> counters.put(agent, new Counter()));
    }

    /** Of one agent. */
    private static final class Counter {
        private final LinkedBlockingQueue<Asked> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
        private final Map<UUID, Asked> givenOut = new ConcurrentHashMap<>();
        private volatile Instant seen = Instant.MIN;
    }

    /** A question that somebody waits for. */
    private record Asked(AgentQuestion question, CompletableFuture<AgentAnswer> answer) {}

    /** What became of a question. */
    sealed interface Outcome {

        record Answered(AgentAnswer answer) implements Outcome {}

        /** No agent fetched it in time: none calls, or it has too much to do. */
        record NotFetched() implements Outcome {}

        /** An agent has it, and did not bring an answer in time. */
        record NotAnswered() implements Outcome {}
    }

    /** When this agent last called; {@link Instant#MIN} if it never has. */
    public Instant seen(String agent) {
        return counter(agent).seen;
    }

    /** Puts a question, and waits for its answer no longer than it says. */
    Outcome ask(String agent, AgentQuestion question) throws InterruptedException {
        var counter = counter(agent);
        var asked = new Asked(question, new CompletableFuture<>());
        if (!counter.waiting.offer(asked)) {
            return new Outcome.NotFetched();
        }
        try {
            return new Outcome.Answered(asked.answer().get(question.within(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return counter.waiting.remove(asked) ? new Outcome.NotFetched() : new Outcome.NotAnswered();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            counter.waiting.remove(asked);
            // First: whoever gives it out just now looks whether anybody still waits.
            asked.answer().cancel(false);
            counter.givenOut.remove(question.id());
        }
    }

    /** The next question for this agent; empty if there is none within this time. */
    Optional<AgentQuestion> next(String agent, Duration wait) throws InterruptedException {
        var counter = counter(agent);
        counter.seen = clock.instant();
        var asked = Optional.ofNullable(counter.waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
        asked.ifPresent(one -> {
            counter.givenOut.put(one.question().id(), one);
            if (one.answer().isDone()) {
                counter.givenOut.remove(one.question().id());
            }
        });
        return asked.map(Asked::question);
    }

    /** False if nobody waits for it any more, or it was given to somebody else. */
    boolean answer(String agent, UUID question, AgentAnswer answer) {
        var counter = counter(agent);
        counter.seen = clock.instant();
        return Optional.ofNullable(counter.givenOut.remove(question))
                .filter(asked -> asked.answer().complete(answer))
                .isPresent();
    }

    private Counter counter(String agent) {
        return Optional.ofNullable(counters.get(agent))
                .orElseThrow(() -> new IllegalArgumentException("no such agent: " + agent));
    }
}
