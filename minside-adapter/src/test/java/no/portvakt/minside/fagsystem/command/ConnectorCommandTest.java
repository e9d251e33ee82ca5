package no.portvakt.minside.fagsystem.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorCommandTest {

    @TempDir
    Path folder;

    private final WireMockServer system = new WireMockServer(wireMockConfig().dynamicPort());
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void start() {
        system.start();
    }

    @AfterEach
    void stop() {
        system.stop();
    }

    private int check(String... typed) {
        var writer = new PrintWriter(said, true);
        return new ConnectorCommand(writer, writer)
                .run(java.util.stream.Stream.concat(java.util.stream.Stream.of("check"), List.of(typed).stream())
                        .toList());
    }

    @Test
    void shouldSayWhatASystemAnswersWithoutTheValues() {
        system.stubFor(post(anyUrl()).willReturn(okJson("{\"barn\": {\"navn\": \"Nora Solbakken\"}}")));

        assertThat(check("oppad", "--url", system.baseUrl())).isZero();

        assertThat(said.toString())
                .containsPattern("ok +answer +in \\d+ ms")
                .containsPattern("ok +child.name +has a value")
                .containsPattern("ok +child.birthDate +nothing known")
                .contains("nothing to be mended")
                .doesNotContain("Nora", "10877200006");
    }

    @Test
    void shouldSayEveryFieldThatDoesNotFit() throws Exception {
        system.stubFor(post(anyUrl()).willReturn(okJson("{\"a\": \"x\", \"b\": \"y\", \"c\": 1}")));
        var file = Files.writeString(folder.resolve("odd.yaml"), """
                connector:
                  id: odd
                  system: {nb: Odd, nn: Odd, en: Odd}
                  organisation: "920125298"
                  transport: {rest: {path: /, person: fnr}}
                  valid: PT1H
                  fields:
                    one: {value: a + 1}
                    two: {value: b + 1}
                    three: {value: c + 1}
                """);

        assertThat(check(file.toString(), "--url", system.baseUrl())).isEqualTo(1);

        assertThat(said.toString())
                .containsPattern("wrong +answer +the answer does not fit one")
                .containsPattern("ok +three +has a value")
                .containsPattern("wrong +two +the answer does not fit two")
                .contains("2 to be mended");
    }

    @Test
    void shouldSayAllThatIsWrongWithAFileAndAskNobody() throws Exception {
        var file = Files.writeString(folder.resolve("bad.yaml"), "connector: {id: A, valid: soon}\n");

        assertThat(check(file.toString(), "--url", system.baseUrl())).isEqualTo(1);

        assertThat(said.toString()
                        .lines()
                        .filter(line -> line.startsWith("wrong"))
                        .count())
                .isGreaterThan(4);
        assertThat(system.getAllServeEvents()).isEmpty();
    }

    @Test
    void shouldShowWhatTheConfigurationSays() throws Exception {
        system.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(401)));
        var config = Files.writeString(folder.resolve("application.properties"), """
                minside.source."e247".url=%s
                """.formatted(system.baseUrl()));

        assertThat(check("e247", "--config", config.toString())).isEqualTo(1);
        assertThat(said.toString()).containsPattern("wrong +place .*JWT_GRANT");

        assertThat(check("oppad", "--url", system.baseUrl())).isEqualTo(1);
        assertThat(said.toString()).containsPattern("wrong +answer +status 401");
    }

    @Test
    void shouldNotAskAboutSomebody() {
        assertThat(check("oppad", "--url", system.baseUrl(), "--person", "01017012345"))
                .isEqualTo(2);
        assertThat(system.getAllServeEvents()).isEmpty();
    }

    @Test
    void shouldSayWhichThereAreWhenOneIsNot() {
        assertThat(check("oppad2")).isEqualTo(2);
        assertThat(said.toString()).contains("oppad2").contains("folkeregister, k2000");
    }
}
