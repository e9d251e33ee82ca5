package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** An SMS gateway that sends nothing: it remembers what it took, and shows it. */
public final class SmsSimulator implements AutoCloseable {

    public static final String PATH = "/sms/v1/messages";
    public static final String TOKEN = "the demo's sms token";

    private static final int TAKEN = 202;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WireMockServer server;

    private SmsSimulator(int port, Consumer<String> shown) {
        this.server = Simulator.on(port);
        server.addMockServiceRequestListener((request, _) ->
                shown.accept("SMS to " + field(request.getBody(), "to") + ": " + field(request.getBody(), "text")));
        server.start();
        server.stubFor(
                post(urlPathEqualTo(PATH)).atPriority(9).willReturn(aResponse().withStatus(TAKEN)));
    }

    /**
     * Starts it.
     *
     * @param shown is told each message, since no telephone is
     */
    public static SmsSimulator start(int port, Consumer<String> shown) {
        return new SmsSimulator(port, shown);
    }

    /** What this number was sent, oldest first. */
    public List<String> textsTo(String number) {
        return server
                .findAll(postRequestedFor(urlPathEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .withRequestBody(matchingJsonPath("$.to", equalTo(number))))
                .stream()
                .map(request -> field(request.getBody(), "text"))
                .toList();
    }

    /** From now on messages to this number are not taken. */
    public void breakDownFor(String number) {
        server.stubFor(to(number).willReturn(serverError()));
    }

    private static MappingBuilder to(String number) {
        return post(urlPathEqualTo(PATH)).withRequestBody(matchingJsonPath("$.to", equalTo(number)));
    }

    private static String field(byte[] body, String name) {
        try {
            return JSON.readTree(body).path(name).asText();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
