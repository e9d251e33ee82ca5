package no.portvakt.demo.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Asks many times, a few at once, and says how long each answer took. */
final class Asking implements AutoCloseable {

    private static final Set<Integer> WELL = Set.of(200, 201);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int atOnce;

    Asking(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Asks so many times.
     *
     * @param request the nth
     * @throws IllegalStateException if any is not answered 200 or 201
     */
    List<Duration> ask(int times, IntFunction<HttpRequest.Builder> request) {
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, atOnce)
                    .<Callable<List<Duration>>>mapToObj(asker -> () -> askEvery(asker, times, request))
                    .toList();
            var all = new ArrayList<Duration>();
            for (var part : askers.invokeAll(work)) {
                all.addAll(part.get());
            }
            return all;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while measuring", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("measuring broke off", broken.getCause());
        }
    }

    private List<Duration> askEvery(int first, int times, IntFunction<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        var taken = new ArrayList<Duration>();
        for (int number = first; number < times; number += atOnce) {
            var made = request.apply(number).timeout(PATIENCE).build();
            long begun = System.nanoTime();
            var answer = client.send(made, HttpResponse.BodyHandlers.ofString());
            taken.add(Duration.ofNanos(System.nanoTime() - begun));
            if (!WELL.contains(answer.statusCode())) {
                throw new IllegalStateException(made.uri().getPath() + " answered " + answer.statusCode());
            }
        }
        return taken;
    }

    @Override
    public void close() {
        client.close();
    }
}
