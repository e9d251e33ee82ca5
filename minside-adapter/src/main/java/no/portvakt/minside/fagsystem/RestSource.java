package no.portvakt.minside.fagsystem;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.accesslog.RecordedLookup;
import no.portvakt.trust.correlation.CorrelationId;

/** A source that answers JSON over HTTP, as its connector describes it. */
public final class RestSource implements Source {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Connector connector;
    private final URI address;
    private final Duration timeout;
    private final HttpClient http;
    private final ObjectMapper json;
    private final Clock clock;

    public RestSource(
            Connector connector, URI base, Duration timeout, HttpClient http, ObjectMapper json, Clock clock) {
        this.connector = connector;
        this.address = URI.create(base + connector.path());
        this.timeout = timeout;
        this.http = http;
        this.json = json;
        this.clock = clock;
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
        try {
            var response = http.send(request(lookup, service, paths), HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case OK -> answered(response.body(), paths);
                case NOT_FOUND -> answered("{}", paths);
                default -> new SourceAnswer.Failed("status " + response.statusCode());
            };
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return new SourceAnswer.Failed("cancelled");
        } catch (IOException | JException broken) {
            return new SourceAnswer.Failed(broken.getClass().getSimpleName());
        }
    }

    private HttpRequest request(RecordedLookup lookup, String service, List<String> paths) throws IOException {
        var body = json.writeValueAsString(Map.of(
                connector.personMember(),
                lookup.person().reveal(),
                "felter",
                connector.asking(paths),
                "formaal",
                service));
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(CorrelationId.HEADER, lookup.correlation().value())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private SourceAnswer answered(String body, List<String> paths) throws IOException {
        var answer = json.readValue(body, Object.class);
        Map<String, String> values = new HashMap<>();
        for (var path : paths) {
            var mapping = connector.fields().get(path);
            if (mapping != null && valueOf(mapping, answer) instanceof String value && !value.isBlank()) {
                values.put(path, value.strip());
            }
        }
        var now = clock.instant();
        return new SourceAnswer.Answered(values, now, now.plus(connector.valid()));
    }

    /** Parsed anew each time: an expression keeps state while it is evaluated. */
    private static Object valueOf(Connector.Mapping mapping, Object answer) {
        return Jsonata.jsonata(mapping.value()).evaluate(answer);
    }

    /** One source per connector that has an address; the others stay away and their fields absent. */
    public static Map<String, Source> configured(
            Map<String, Connector> connectors,
            Map<String, URI> addresses,
            Duration timeout,
            HttpClient http,
            ObjectMapper json,
            Clock clock) {
        return connectors.values().stream()
                .flatMap(connector -> Optional.ofNullable(addresses.get(connector.id()))
                        .map(address -> new RestSource(connector, address, timeout, http, json, clock))
                        .stream())
                .collect(toUnmodifiableMap(source -> source.connector.id(), source -> source));
    }
}
