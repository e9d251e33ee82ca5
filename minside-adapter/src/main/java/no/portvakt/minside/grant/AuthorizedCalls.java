package no.portvakt.minside.grant;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls that show a bought token. An answer has to be whole in time and is read no further than so many bytes; redirects
 * are not followed. Thread-safe.
 */
public final class AuthorizedCalls {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final HttpClient http;
    private final Grants grants;
    private final Duration patience;
    private final long mostBytes;

    /**
     * Makes them.
     *
     * @param patience until the last byte of an answer
     * @param mostBytes the largest answer
     */
    public AuthorizedCalls(HttpClient http, Grants grants, Duration patience, long mostBytes) {
        this.http = http;
        this.grants = grants;
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    /** Whether people's numbers may go there: by TLS, unless it is a simulator on this very machine. */
    public static boolean isFit(URI base) {
        return "https".equals(base.getScheme())
                || ("http".equals(base.getScheme()) && LOOPBACK.contains(String.valueOf(base.getHost())));
    }

    /** What came of a call. */
    public sealed interface Reply {

        /** An answer, whatever it says. */
        record Answered(HttpResponse<byte[]> response) implements Reply {}

        /** None, and why, in words for a log. */
        record None(String problem) implements Reply {}
    }

    /** One call. A token that is not taken is not used again. */
    public Reply call(HttpRequest.Builder request) {
        try {
            var authorized = request.timeout(patience)
                    .header("Authorization", grants.bearer())
                    .build();
            var answer = http.sendAsync(authorized, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
            try {
                var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (response.statusCode() == 401) {
                    grants.forget();
                }
                return new Reply.Answered(response);
            } finally {
                answer.cancel(true);
            }
        } catch (IOException noToken) {
            return new Reply.None("no access token");
        } catch (ExecutionException broken) {
            return new Reply.None("no answer: "
                    + Optional.ofNullable(broken.getCause())
                            .orElse(broken)
                            .getClass()
                            .getSimpleName());
        } catch (TimeoutException slow) {
            return new Reply.None("no whole answer in " + patience);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Reply.None("stopping");
        }
    }
}
