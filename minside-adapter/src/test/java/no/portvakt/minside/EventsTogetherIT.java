package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.fagsystemToken;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many events in one request: each has the effect that it would have had alone. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class EventsTogetherIT {

    private static final String INGRID = "14886498226";
    private static final String LEVEL_3 = "idporten-loa-substantial";

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    private String newCase() {
        return new Browser(base, world().identity(INGRID, LEVEL_3)).apply();
    }

    private static String event(String id, String subject, String status, int sequence) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "urn:fagsystem:oppad", "subject": "%s",
                 "type": "no.portvakt.case.status-changed.v1", "time": "2026-11-22T09:15:00Z",
                 "data": {"status": "%s", "sequence": %d, "milestone": {"navn": "steg %d"}}}
                """.formatted(id, subject, status, sequence, sequence);
    }

    private List<String> send(List<String> events) {
        var answer = new Browser(base, fagsystemToken(world().oppad, "oppad"))
                .post(
                        "/api/fagsystem/v1/events",
                        "application/cloudevents-batch+json",
                        "[" + String.join(",", events) + "]",
                        Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var told = new ArrayList<String>();
        answer.json()
                .path("results")
                .forEach(result -> told.add((result.path("outcome").asText() + " "
                                + result.path("reason").asText())
                        .strip()));
        return told;
    }

    private JsonNode shown(String id) {
        return new Browser(base, world().identity(INGRID, LEVEL_3))
                .get("/api/minside/v1/cases/" + id)
                .json();
    }

    @Test
    void shouldTakeEachAsIfItHadComeAlone() {
        var id = newCase();
        var other = newCase();
        var nobody = UUID.randomUUID().toString();
        var first = "first-" + id;

        var told = send(List.of(
                event(first, id, "B", 1),
                event(first, id, "B", 1),
                event("taken-" + id, id, "B", 1),
                event("third-" + id, id, "F", 3),
                event("second-" + id, id, "B", 2),
                event("other-" + id, other, "B", 1),
                event("unknown-" + id, nobody, "B", 1),
                event("unknown-" + id, nobody, "B", 1),
                event("wrong-" + id, id, "Q", 4),
                event("wrong-" + id, id, "A", 4)));

        assertThat(told)
                .containsExactly(
                        "recorded",
                        "duplicate",
                        "set-aside sequence-taken",
                        "recorded",
                        "late",
                        "recorded",
                        "set-aside unknown-case",
                        "set-aside unknown-case",
                        "set-aside invalid-data",
                        "recorded");
        assertThat(shown(id).path("status").asText()).isEqualTo("avsluttet");
        assertThat(shown(id).path("timeline")).hasSize(5);
        assertThat(shown(other).path("status").asText()).isEqualTo("underBehandling");
        assertThat(send(List.of(event(first, id, "B", 1), event("unknown-" + id, nobody, "B", 1))))
                .containsExactly("duplicate", "set-aside unknown-case");
    }

    /** The same events from several at once, in any order and any company. */
    @Test
    void shouldGiveEachItsEffectOnceWhenTheyComeFromSeveralAtOnce() throws Exception {
        var ids = List.of(newCase(), newCase(), newCase());
        var all = ids.stream()
                .flatMap(id -> IntStream.rangeClosed(1, 12).mapToObj(n -> event(id + "." + n, id, "B", n)))
                .toList();
        var nobodys = IntStream.range(0, 20)
                .mapToObj(n ->
                        event("nobody-" + n + ids.getFirst(), UUID.randomUUID().toString(), "B", 1))
                .toList();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = senders.invokeAll(IntStream.range(0, 6)
                    .<Callable<List<String>>>mapToObj(sender -> () -> {
                        var mixed = new ArrayList<>(all);
                        mixed.addAll(nobodys);
                        Collections.shuffle(mixed, new Random(sender));
                        return send(mixed);
                    })
                    .toList());
            long effects = told.stream()
                    .flatMap(answer -> answer.resultNow().stream())
                    .filter(outcome -> !outcome.equals("duplicate") && !outcome.equals("set-aside unknown-case"))
                    .peek(outcome -> assertThat(outcome).isIn("recorded", "late"))
                    .count();

            assertThat(effects).isEqualTo(all.size());
        }
        assertThat(ids).allSatisfy(id -> assertThat(shown(id).path("timeline")).hasSize(13));
    }
}
