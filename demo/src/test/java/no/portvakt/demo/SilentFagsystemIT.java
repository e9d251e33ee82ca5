package no.portvakt.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.demo.processes.Installation;
import no.portvakt.demo.processes.SystemPlan;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case of home help, whose fagsystem tells nothing: the adapter asks the archive where it stands. */
class SilentFagsystemIT {

    private static final NationalId INGRID = NationalId.parse("14886498226").orElseThrow();
    private static final String FORM = """
            {"service": "hjemmehjelp", "values": {
              "applicant.name": "Ingrid Solbakken", "applicant.address": "Bleikerveien 12, 1387 Asker",
              "need": "Hjelp til handling"}}
            """;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldShowHerWhereTheArchiveSaysThatHerCaseStands(@TempDir Path folder) throws Exception {
        try (var state = StateFolder.take(folder).orElseThrow();
                var running = new Running()) {
            var terminal = new Terminal(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            var plan = new SystemPlan(Installation.found(), WholeSystem.freePorts(), state, terminal);
            var broker = BrokerSystem.start(plan, running);
            var id = json(send(
                            broker.adapter("/api/minside/v1/submissions"),
                            FORM,
                            Map.of(
                                    "Authorization",
                                    "Bearer " + broker.identity(INGRID),
                                    "Content-Type",
                                    "application/json",
                                    "Idempotency-Key",
                                    UUID.randomUUID().toString())))
                    .path("id")
                    .asText();
            await().atMost(Duration.ofSeconds(20)).until(() -> shown(broker, id).has("caseNumber"));
            assertThat(shown(broker, id).path("status").asText()).isEqualTo("mottatt");

            handled(plan.ports().internal(Port.ARCHIVE, "/noark4ws"), id);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            shown(broker, id).path("status").asText())
                    .isEqualTo("underBehandling"));
        }
    }

    /** What a caseworker's screen would do to the case in the archive. */
    private void handled(URI archive, String id) throws Exception {
        var answer = send(archive, """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <t:PutNoarksakRequest xmlns:t="http://www.arkivverket.no/Noark4WS/types"><noarksak>
                <saTittel>Søknad om hjemmehjelp</saTittel><saStatus>B</saStatus><saEksternNokkel>
                <eksternSystem>portvakt</eksternSystem><nokkel>%s</nokkel></saEksternNokkel>
                </noarksak></t:PutNoarksakRequest></s:Body></s:Envelope>
                """.formatted(id), Map.of("Content-Type", "text/xml; charset=utf-8"));
        assertThat(answer).contains("type=\"OK\"");
    }

    private JsonNode shown(BrokerSystem broker, String id) throws Exception {
        var request = HttpRequest.newBuilder(broker.adapter("/api/minside/v1/cases/" + id))
                .header("Authorization", "Bearer " + broker.identity(INGRID))
                .build();
        return json(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private String send(URI address, String body, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }
}
