package no.portvakt.trust.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmsGatewayTest {

    private static final Optional<UUID> KEY = Optional.of(UUID.fromString("0b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e"));

    private final WireMockServer gateway =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop();
    }

    @Test
    void shouldPostTheMessageWithTheToken() {
        answers(202);

        assertThat(send()).isEmpty();
        gateway.verify(postRequestedFor(urlPathEqualTo("/sms"))
                .withHeader("Authorization", equalTo("Bearer t0ken"))
                .withHeader("Idempotency-Key", equalTo("0b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e"))
                .withRequestBody(
                        equalToJson("{\"to\": \"+4791234567\", \"from\": \"Asker\", \"text\": \"Koden er 123456\"}")));
    }

    @Test
    void shouldSaySoWhenItIsNotTaken() {
        answers(500);
        assertThat(send()).isPresent();
        answers(302);
        assertThat(send()).isPresent();
        gateway.stubFor(post(urlPathEqualTo("/sms")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(send()).isPresent();
    }

    @Test
    void shouldSpeakToNobodyWithoutTls() {
        assertThatThrownBy(() -> new SmsGateway(URI.create("http://sms.example.no/"), Secret.of("t"), "Asker"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<String> send() {
        return new SmsGateway(URI.create("http://127.0.0.1:" + gateway.port() + "/sms"), Secret.of("t0ken"), "Asker")
                .send("+4791234567", "Koden er 123456", KEY);
    }

    private void answers(int status) {
        gateway.stubFor(post(urlPathEqualTo("/sms")).willReturn(aResponse().withStatus(status)));
    }
}
