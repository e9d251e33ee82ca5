package no.portvakt.minside.fagsystem.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.net.ssl.SSLParameters;
import no.portvakt.minside.accesslog.Lookups;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.testsupport.pki.TestCa;
import org.junit.jupiter.api.Test;

class AgentTest extends AgentWorld {

    private static final String INGRID = "14886498226";
    private static final List<String> NAME = List.of("child.name");

    private SourceAnswer ask() {
        return source().fetch(Lookups.of("oppad", INGRID), "barnehage", NAME);
    }

    private static int post(HttpClient http, URI uri, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(uri)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private AgentQuestion fetched(HttpClient http, AgentDoor door) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(at(door).resolve(AgentDoor.QUESTIONS))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readValue(answer.body(), AgentQuestion.class);
    }

    private HttpClient asker() {
        return http(Optional.of(caller(authority, AGENT)));
    }

    @Test
    void shouldAskASystemThatOnlyTheAgentReaches() {
        agent(door(0));

        var answer = ask();

        assertThat(answer).isInstanceOfSatisfying(SourceAnswer.Answered.class, answered -> {
            assertThat(answered.values()).containsExactlyEntriesOf(Map.of("child.name", "Nora Solbakken"));
            assertThat(answered.fetched()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        system.verify(postRequestedFor(urlPathEqualTo("/v1/foresatte/oppslag"))
                .withRequestBody(WireMock.matchingJsonPath("$.foresatt", equalTo(INGRID))));
        assertThat(desk.seen("asker")).isAfter(Instant.now().minusSeconds(60));
        assertThat(desk.seen("baerum")).isEqualTo(Instant.MIN);
    }

    @Test
    void shouldSayWhatWentWrongThere() {
        system.stubFor(WireMock.post(urlPathEqualTo("/v1/foresatte/oppslag")).willReturn(serverError()));
        agent(door(0));

        assertThat(ask()).isInstanceOfSatisfying(SourceAnswer.Failed.class, failed -> assertThat(failed.problem())
                .contains("500"));
    }

    @Test
    void shouldGoOnWithoutAnAgentThatDoesNotCall() throws Exception {
        var door = door(0);

        assertThat(ask()).isEqualTo(new SourceAnswer.Failed("the agent asker did not fetch the question"));
        // Nobody is given what nobody waits for any more.
        var later = executor.submit((Callable<AgentQuestion>) () -> fetched(asker(), door));
        var asked = executor.submit(this::ask);
        assertThat(later.get().connector()).isEqualTo("oppad");
        assertThat(asked.get()).isEqualTo(new SourceAnswer.Failed("the agent asker brought no answer in time"));
    }

    @Test
    void shouldTakeAnAnswerFromNobodyElseAndNotTwice() throws Exception {
        var door = door(0);
        Future<SourceAnswer> asked = executor.submit(this::ask);
        var asker = asker();
        var question = fetched(asker, door);
        var there = at(door).resolve(AgentDoor.ANSWERS + question.id());
        var answer = """
                {"outcome": "answered", "values": {"child.name": "Nora", "applicant.name": "Ola"},
                 "fetched": "2031-11-24T12:00:00Z", "validUntil": "2031-11-24T20:00:00Z"}
                """;

        assertThat(post(http(Optional.of(caller(authority, NEIGHBOUR))), there, answer))
                .isEqualTo(404);
        assertThat(post(asker, at(door).resolve(AgentDoor.ANSWERS + UUID.randomUUID()), answer))
                .isEqualTo(404);
        assertThat(post(asker, there, answer)).isEqualTo(204);
        assertThat(post(asker, there, answer)).isEqualTo(404);
        assertThat(asked.get())
                .isInstanceOfSatisfying(SourceAnswer.Answered.class, answered -> assertThat(answered.values())
                        .containsExactlyEntriesOf(Map.of("child.name", "Nora")));
    }

    @Test
    void shouldRepeatNoNumberThatAnAgentSays() throws Exception {
        var door = door(0);
        Future<SourceAnswer> asked = executor.submit(this::ask);
        var asker = asker();
        var question = fetched(asker, door);

        assertThat(post(
                        asker,
                        at(door).resolve(AgentDoor.ANSWERS + question.id()),
                        "{\"outcome\": \"failed\", \"problem\": \"no row for " + INGRID + "\"}"))
                .isEqualTo(204);
        assertThat(asked.get()).isEqualTo(new SourceAnswer.Failed("it failed there"));
        assertThat(question.toString()).doesNotContain(INGRID);
    }

    @Test
    void shouldTakeNothingThatIsNoAnswer() throws Exception {
        var door = door(0);
        Future<SourceAnswer> asked = executor.submit(this::ask);
        var asker = asker();
        var there = at(door).resolve(AgentDoor.ANSWERS + fetched(asker, door).id());

        for (var body : List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"outcome\": \"maybe\"}",
                "{\"outcome\": \"answered\"}",
                "{\"outcome\": \"failed\"}",
                "{\"outcome\": \"answered\", \"values\": {\"child.name\": \"Nora\"}}",
                "{\"outcome\": \"answered\", \"values\": {\"a\": {\"b\": 1}}}")) {
            assertThat(post(asker, there, body)).as(body).isEqualTo(400);
        }
        assertThat(asked.get()).isEqualTo(new SourceAnswer.Failed("the agent asker brought no answer in time"));
    }

    @Test
    void shouldOpenNothingElse() throws Exception {
        var door = door(0);
        var asker = asker();

        assertThat(post(asker, at(door).resolve("/agent/v1/questions/x"), "")).isEqualTo(404);
        assertThat(post(asker, at(door).resolve("/agent/v1/answers/x"), "{}")).isEqualTo(404);
        assertThat(post(asker, at(door).resolve("/q/metrics"), "")).isEqualTo(404);
        assertThat(post(asker, at(door).resolve(AgentDoor.ANSWERS + UUID.randomUUID()), " ".repeat((1 << 20) + 1)))
                .isEqualTo(413);
        var get = HttpRequest.newBuilder(at(door).resolve(AgentDoor.QUESTIONS)).build();
        assertThat(asker.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void shouldLetNobodyInWithoutACertificateThatItKnows() throws Exception {
        var door = door(0);
        var questions = at(door).resolve(AgentDoor.QUESTIONS);
        var stranger = http(Optional.of(caller(authority, "CN=agent,O=Noen andre")));
        var without = http(Optional.empty());
        var foreign = http(Optional.of(caller(TestCa.root("CN=Root"), AGENT)));
        var old = stopped(HttpClient.newBuilder()
                .sslContext(tls(Optional.of(caller(authority, AGENT))))
                .sslParameters(new SSLParameters(null, new String[] {"TLSv1.2"}))
                .build());

        assertThat(post(stranger, questions, "")).isEqualTo(403);
        assertThatThrownBy(() -> post(without, questions, "")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(foreign, questions, "")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(old, questions, "")).isInstanceOf(IOException.class);
        assertThat(desk.seen("asker")).isEqualTo(Instant.MIN);
    }

    @Test
    void shouldCallAgainWhenTheAdapterIsBack() {
        var door = door(0);
        int port = door.port();
        agent(door);
        assertThat(ask()).isInstanceOf(SourceAnswer.Answered.class);

        door.close();
        door(port);

        await().until(() ->
                source().fetch(Lookups.of("oppad", "10877200006"), "barnehage", NAME) instanceof SourceAnswer.Answered);
        assertThat(said).first().isEqualTo("reaches the adapter");
        await().until(() -> said.getLast().equals("reaches the adapter"));
        assertThat(said).anyMatch(words -> words.startsWith("does not reach " + at(door)));
    }
}
