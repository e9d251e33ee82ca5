package no.portvakt.trust.pki.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.trust.pki.CertificateHolder;
import no.portvakt.trust.pki.person.PersonLookup.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPersonLookupTest {

    private static final CertificateHolder KARI = new CertificateHolder("cn=demo", "9578-4050-1");

    private final HttpServer issuer = newServer();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() {
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void shouldGiveThePersonThatTheIssuerNames() {
        assertThat(answerTo(200, "{\"pid\": \"01815060012\"}"))
                .isInstanceOfSatisfying(
                        Answer.Person.class,
                        person -> assertThat(person.number().reveal()).isEqualTo("01815060012"));
        assertThat(asked).containsExactly("POST /lookup {\"issuer\":\"cn=demo\",\"personKey\":\"9578-4050-1\"}");
        assertThat(answerTo(404, "")).isInstanceOf(Answer.Nobody.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"pid\": null}", "{\"pid\": \"01815060013\"}", "[\"01815060012\"]"})
    void shouldCallTheIssuerAwayWhenItSaysNothingThatCanBeUnderstood(String body) {
        assertThat(answerTo(200, body)).isInstanceOf(Answer.Away.class);
    }

    @Test
    void shouldCallTheIssuerAwayWhenItBreaksLeadsElsewhereOrSaysTooMuch() {
        assertThat(answerTo(500, "")).isInstanceOf(Answer.Away.class);
        assertThat(answerTo(302, "{\"pid\": \"01815060012\"}")).isInstanceOf(Answer.Away.class);
        assertThat(answerTo(200, "{\"pid\": \"01815060012\"" + " ".repeat(5000) + "}"))
                .isInstanceOf(Answer.Away.class);
        issuer.stop(0);
        assertThat(lookup().find(KARI)).isInstanceOf(Answer.Away.class);
    }

    @Test
    void shouldNotSendNumbersOverAPlainNetwork() {
        assertThatThrownBy(() -> new HttpPersonLookup(URI.create("http://issuer.example.no/lookup")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    private Answer answerTo(int status, String body) {
        var context = issuer.createContext("/lookup", exchange -> {
            var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + question);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/lookup");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        try {
            return lookup().find(KARI);
        } finally {
            issuer.removeContext(context);
        }
    }

    private HttpPersonLookup lookup() {
        return new HttpPersonLookup(
                URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/lookup"));
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
