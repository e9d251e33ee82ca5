package no.portvakt.minside.prefill;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.person.Caller;

/** Asks all sources at once, under one deadline. What it asks stands in the access log before it is asked. */
final class Collect {

    private final Map<String, Source> sources;
    private final AccessLog accessLog;
    private final Duration deadline;
    private final ExecutorService executor;
    private final Clock clock;

    Collect(
            Map<String, Source> sources,
            AccessLog accessLog,
            Duration deadline,
            ExecutorService executor,
            Clock clock) {
        this.sources = Map.copyOf(sources);
        this.accessLog = accessLog;
        this.deadline = deadline;
        this.executor = executor;
        this.clock = clock;
    }

    /** By source id; a source that has no address here is not in it. All are in her access log before any is asked. */
    Map<String, Collected> from(Caller caller, ServiceView service, List<FormField> fields) {
        List<Source> asked = new ArrayList<>();
        List<List<FormField>> wanted = new ArrayList<>();
        bySource(fields)
                .forEach((id, wishes) -> Optional.ofNullable(sources.get(id)).ifPresent(source -> {
                    asked.add(source);
                    wanted.add(wishes);
                }));
        var lookups = accessLog.lookups(
                caller,
                IntStream.range(0, asked.size())
                        .mapToObj(i -> lookup(caller, service, asked.get(i), wanted.get(i)))
                        .toList());
        var answers = ask(IntStream.range(0, asked.size())
                .<Callable<SourceAnswer>>mapToObj(i -> () -> asked.get(i)
                        .fetch(
                                lookups.get(i),
                                service.id(),
                                wanted.get(i).stream().map(FormField::path).toList()))
                .toList());
        Map<String, Collected> collected = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            collected.put(asked.get(i).kilde().id(), answers.get(i));
        }
        return collected;
    }

    private AccessLog.Lookup lookup(Caller caller, ServiceView service, Source source, List<FormField> wanted) {
        var entry = LookupEntry.of(caller, service, source.kilde(), wanted, clock.instant());
        return new AccessLog.Lookup(source.kilde().id(), entry);
    }

    private List<Collected> ask(List<Callable<SourceAnswer>> questions) {
        try {
            return executor.invokeAll(questions, deadline.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .map(Collect::answer)
                    .toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return questions.stream()
                    .map(question -> (Collected) new Collected.TooSlow())
                    .toList();
        }
    }

    private static Collected answer(Future<SourceAnswer> future) {
        try {
            return switch (future.get()) {
                case SourceAnswer.Answered answered -> new Collected.Got(answered);
                case SourceAnswer.Failed failed -> new Collected.Failed(failed.problem());
            };
        } catch (CancellationException late) {
            return new Collected.TooSlow();
        } catch (ExecutionException broken) {
            return new Collected.Failed(String.valueOf(broken.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Collected.TooSlow();
        }
    }

    private static Map<String, List<FormField>> bySource(List<FormField> fields) {
        Map<String, List<FormField>> bySource = new LinkedHashMap<>();
        for (var field : fields) {
            field.prefill().map(PrefillRule::sources).orElse(List.of()).forEach(source -> bySource.computeIfAbsent(
                            source, _ -> new ArrayList<>())
                    .add(field));
        }
        return bySource;
    }

    /** What one source came to. */
    sealed interface Collected {

        record Got(SourceAnswer.Answered answer) implements Collected {}

        record Failed(String problem) implements Collected {}

        record TooSlow() implements Collected {}
    }
}
