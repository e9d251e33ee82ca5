package no.portvakt.minside.fagsystem.ask;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import no.portvakt.minside.accesslog.Lookups;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorReader;
import no.portvakt.minside.fagsystem.connector.ConnectorReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourcesTest {

    private static final String PERSON = "10877200006";

    private static final String REST = """
            connector:
              id: oppad
              system: {nb: Oppad, nn: Oppad, en: Oppad}
              organisation: "920125298"
              transport: {rest: {path: /oppslag, person: foresatt}}
              patience:
                deadline: PT1S
                retries: 1
                pause: PT0.01S
                together: 2
                breaker: {of: 4, failed: 50, rest: PT60S}
              valid: PT8H
              fields:
                child.name: {ask: barn, value: barn.navn}
                child.age: {ask: barn, value: barn.alder}
            """;

    private final WireMockServer system = new WireMockServer(wireMockConfig().dynamicPort());
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private Optional<Sources> opened = Optional.empty();

    @BeforeEach
    void start() {
        system.start();
    }

    @AfterEach
    void stop() {
        opened.ifPresent(Sources::close);
        executor.close();
        system.stop();
    }

    private Source source(String file) {
        return source(file, URI.create(system.baseUrl()));
    }

    private Source source(String file, URI url) {
        var connector = connector(file);
        var sources = new Sources(
                Map.of(connector.id(), connector), Map.of(connector.id(), Place.at(url)), executor, Clock.systemUTC());
        opened = Optional.of(sources);
        return Optional.ofNullable(sources.byId().get(connector.id())).orElseThrow();
    }

    static Connector connector(String file) {
        return switch (new ConnectorReader().read("test.yaml", file)) {
            case ConnectorReading.Sound(var connector) -> connector;
            case ConnectorReading.Unsound(var problems) -> throw new AssertionError(problems);
        };
    }

    private static SourceAnswer ask(Source source) {
        return source.fetch(Lookups.of("oppad", PERSON), "barnehage", List.of("child.name", "child.age"));
    }

    @Test
    void shouldAskForThePersonInTheBodyAndUnderstandTheAnswer() {
        system.stubFor(post(anyUrl()).willReturn(okJson("{\"barn\": {\"navn\": \" Nora \", \"alder\": 2}}")));

        var answer = ask(source(REST));

        assertThat(answer).isInstanceOfSatisfying(SourceAnswer.Answered.class, answered -> assertThat(answered.values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("child.name", "Nora", "child.age", "2")));
        system.verify(
                1,
                postRequestedFor(urlEqualTo("/oppslag"))
                        .withRequestBody(equalToJson("{\"foresatt\": \"" + PERSON
                                + "\", \"felter\": [\"barn\"], \"formaal\": \"barnehage\"}"))
                        .withoutHeader("person"));
    }

    @Test
    void shouldTakeNotFoundForNothingKnown() {
        system.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(404)));

        assertThat(ask(source(REST)))
                .isInstanceOfSatisfying(SourceAnswer.Answered.class, answered -> assertThat(answered.values())
                        .isEmpty());
    }

    @Test
    void shouldAskAgainWhenThereWasNoAnswer() {
        system.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("then"));
        system.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("then")
                .willReturn(okJson("{\"barn\": {\"navn\": \"Nora\"}}")));

        assertThat(ask(source(REST))).isInstanceOf(SourceAnswer.Answered.class);
        system.verify(2, postRequestedFor(anyUrl()));
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of(
                        "html",
                        aResponse().withHeader("Content-Type", "text/html").withBody("<p>Velkommen"),
                        "kind"),
                Arguments.of("no kind", aResponse().withBody("{}"), "kind"),
                Arguments.of("lies about its kind", json("<p>Velkommen"), "not application/json"),
                Arguments.of("broken off", json("{\"barn\": "), "not application/json"),
                Arguments.of("two values", json("{} {}"), "not application/json"),
                Arguments.of("a member twice", json("{\"barn\": 1, \"barn\": 2}"), "not application/json"),
                Arguments.of(
                        "latin-1", json("{}").withBody(new byte[] {'"', (byte) 0xE5, '"'}), "not application/json"),
                Arguments.of("deep", json("[".repeat(100) + "]".repeat(100)), "not application/json"),
                Arguments.of("too large", json("\"" + "x".repeat(2 << 20) + "\""), "IOException"),
                Arguments.of("a bomb", json("").withBody(bomb()).withHeader("Content-Encoding", "gzip"), "IOException"),
                Arguments.of(
                        "redirect", aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/"), "302"),
                Arguments.of("forbidden", aResponse().withStatus(403), "403"),
                Arguments.of("broken", aResponse().withStatus(500), "500"),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "SocketException"),
                Arguments.of("rubbish", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "Exception"),
                Arguments.of("hangs", json("{}").withFixedDelay(20_000), "no answer within PT1S"),
                Arguments.of("drips", json("{}      ").withChunkedDribbleDelay(8, 20_000), "no answer within PT1S"));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private static byte[] bomb() {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(new byte[64 << 20]);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void shouldSayWhatIsWrongWithAnAnswerAndNothingOfIt(String name, ResponseDefinitionBuilder answer, String problem) {
        system.stubFor(post(anyUrl()).willReturn(answer));

        assertThat(ask(source(REST)))
                .isInstanceOfSatisfying(
                        SourceAnswer.Failed.class,
                        failed -> assertThat(failed.problem()).contains(problem).doesNotContain("Velkommen", PERSON));
    }

    @Test
    void shouldNotTakeAnAnswerOfAnotherShapeForHalfOfOne() {
        system.stubFor(post(anyUrl()).willReturn(okJson("{\"barn\": {\"navn\": \"Nora\", \"alder\": {\"tall\": 2}}}")));
        var shifting = REST.replace("value: barn.alder", "value: barn.alder + 1");

        assertThat(ask(source(shifting))).isEqualTo(new SourceAnswer.Failed("the answer does not fit child.age"));
    }

    @Test
    void shouldLeaveASystemAloneThatFailsAndFails() {
        system.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        var source = source(REST);
        IntStream.range(0, 2).forEach(time -> ask(source));

        assertThat(ask(source)).isEqualTo(new SourceAnswer.Failed("left alone for a while, after too many failures"));
        system.verify(4, postRequestedFor(anyUrl()));
    }

    @Test
    void shouldAskAgainOnlyWhenWhatIsKeptHasEnded() {
        system.stubFor(post(anyUrl()).willReturn(okJson("{\"barn\": {\"navn\": \"Nora\"}}")));
        var source = source(REST.replace("  valid: PT8H\n", "  valid: PT8H\n  cached: PT5M\n"));

        var first = ask(source);
        var second = ask(source);
        source.fetch(Lookups.of("oppad", "10865299538"), "barnehage", List.of("child.name"));

        assertThat(second).isSameAs(first);
        system.verify(2, postRequestedFor(anyUrl()));
    }

    @Test
    void shouldRefuseOneMoreThanMayBeUnderWay() throws Exception {
        system.stubFor(post(anyUrl()).willReturn(okJson("{}").withFixedDelay(700)));
        var source = source(REST.replace("retries: 1", "retries: 0"));

        var asked = IntStream.range(0, 6)
                .mapToObj(one -> executor.submit(() -> ask(source)))
                .toList();

        List<SourceAnswer> answers = new java.util.ArrayList<>();
        for (var one : asked) {
            answers.add(one.get());
        }
        assertThat(answers).contains(new SourceAnswer.Failed("too many questions at once"));
        assertThat(answers).filteredOn(SourceAnswer.Answered.class::isInstance).hasSize(2);
    }

    @Test
    void shouldNotOpenASystemWithALookupForAnother() {
        var source = source(REST);
        var lookup = Lookups.of("krr", PERSON);

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> source.fetch(lookup, "barnehage", List.of("child.name")));
    }
}
