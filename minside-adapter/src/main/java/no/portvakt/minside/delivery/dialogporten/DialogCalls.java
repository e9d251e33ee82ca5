package no.portvakt.minside.delivery.dialogporten;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.delivery.DeliveryOutcome;
import no.portvakt.minside.delivery.DeliveryOutcome.Reason;
import no.portvakt.minside.grant.AuthorizedCalls;
import no.portvakt.minside.grant.Grants;
import no.portvakt.trust.correlation.CorrelationId;

/** The calls of the service owner API that we make. Thread-safe. */
final class DialogCalls {

    private static final long MOST_BYTES = 4L << 20;
    private static final String PATH = "/api/v1/serviceowner/dialogs";

    private final AuthorizedCalls calls;
    private final URI dialogs;
    private final ObjectMapper json;
    private final Clock clock;

    DialogCalls(HttpClient http, URI base, Duration patience, Grants grants, ObjectMapper json, Clock clock) {
        if (!AuthorizedCalls.isFit(base)) {
            throw new IllegalArgumentException(
                    "minside.dialogporten.url has to begin with https: people's numbers go there");
        }
        this.calls = new AuthorizedCalls(http, grants, patience, MOST_BYTES);
        this.dialogs = URI.create(base + PATH);
        this.json = json;
        this.clock = clock;
    }

    Answer create(Dialog dialog, CorrelationId correlation) {
        return call(request(dialogs, correlation).POST(body(dialog)), answer -> switch (answer.statusCode()) {
            case 201 -> new Answer.Done();
            case 409 -> new Answer.Exists();
            default -> otherwise(answer);
        });
    }

    /** Changes the dialog that was found, and no later one. */
    Answer update(UUID id, String revision, Dialog dialog, CorrelationId correlation) {
        var request =
                request(place(id), correlation).header("If-Match", revision).PUT(body(dialog));
        return call(request, answer -> answer.statusCode() == 204 ? new Answer.Done() : otherwise(answer));
    }

    /**
     * Looks at one.
     *
     * @param party whose it has to be: one of somebody else's under this name is left alone
     */
    Answer read(UUID id, String party, CorrelationId correlation) {
        return call(request(place(id), correlation).GET(), answer -> switch (answer.statusCode()) {
            case 200 -> found(answer.body(), id, party);
            case 404 -> new Answer.Missing();
            default -> otherwise(answer);
        });
    }

    /** Nothing of it is left there. */
    Answer purge(UUID id, CorrelationId correlation) {
        var request =
                request(URI.create(place(id) + "/actions/purge"), correlation).POST(BodyPublishers.noBody());
        return call(request, answer -> switch (answer.statusCode()) {
            case 204 -> new Answer.Done();
            case 404 -> new Answer.Missing();
            default -> otherwise(answer);
        });
    }

    private URI place(UUID id) {
        return URI.create(dialogs + "/" + id);
    }

    private HttpRequest.Builder request(URI uri, CorrelationId correlation) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header(CorrelationId.HEADER, correlation.value());
    }

    private BodyPublisher body(Dialog dialog) {
        try {
            return BodyPublishers.ofByteArray(json.writeValueAsBytes(dialog));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a dialog cannot be written", broken);
        }
    }

    /** What an answer with a status that we know means. */
    private interface Meaning {
        Answer of(HttpResponse<byte[]> answer);
    }

    private Answer call(HttpRequest.Builder request, Meaning meaning) {
        return switch (calls.call(request)) {
            case AuthorizedCalls.Reply.Answered(var answer) -> meaning.of(answer);
            case AuthorizedCalls.Reply.None(var problem) -> later(problem);
        };
    }

    private static Answer later(String problem) {
        return new Answer.Otherwise(new DeliveryOutcome.TryLater(problem, Optional.empty()));
    }

    private static Answer unclear(String problem) {
        return new Answer.Otherwise(new DeliveryOutcome.Unclear(problem, Reason.NOT_UNDERSTOOD));
    }

    private Answer otherwise(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        return switch (status) {
            case 400, 413, 422 -> new Answer.Otherwise(new DeliveryOutcome.Refused(Reason.NOT_ACCEPTED));
            case 403 -> new Answer.Otherwise(new DeliveryOutcome.Refused(Reason.NOT_ALLOWED));
            case 410 -> new Answer.Otherwise(new DeliveryOutcome.Refused(Reason.DELETED_THERE));
            case 401 -> later("status 401");
            case 404 -> later("it is gone");
            case 409, 412 -> later("somebody else is changing it");
            case 408, 425, 429, 500, 502, 503, 504 ->
                new Answer.Otherwise(new DeliveryOutcome.TryLater(
                        "status " + status,
                        answer.headers()
                                .firstValue("Retry-After")
                                .flatMap(written -> RetryAfter.read(written, clock.instant()))));
            default -> unclear("status " + status);
        };
    }

    private Answer found(byte[] body, UUID id, String party) {
        try {
            var dialog = json.readTree(body);
            if (!dialog.path("id").asText().equals(id.toString())
                    || !dialog.path("party").asText().equals(party)
                    || !dialog.path("revision").isTextual()) {
                return unclear("it answers another dialog, or none");
            }
            return dialog.hasNonNull("deletedAt")
                    ? new Answer.Otherwise(new DeliveryOutcome.Refused(Reason.DELETED_THERE))
                    : new Answer.Found(dialog.path("revision").asText(), activities(dialog));
        } catch (IOException notJson) {
            return unclear("it answers something that is not JSON");
        }
    }

    private static Set<UUID> activities(JsonNode dialog) {
        var ids = new HashSet<UUID>();
        for (var activity : dialog.path("activities")) {
            parse(activity.path("id").asText()).ifPresent(ids::add);
        }
        return ids;
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
