package no.portvakt.minside.fagsystem.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.minside.accesslog.AboutNobody;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorCommandTest {

    /** Of somebody who is not born yet. */
    private static final String SOMEBODY = "31123999188";

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
        return run(Stream.concat(Stream.of("check"), Stream.of(typed)).toArray(String[]::new));
    }

    private int run(String... typed) {
        said.getBuffer().setLength(0);
        var writer = new PrintWriter(said, true);
        return new ConnectorCommand(writer, writer).run(List.of(typed));
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
        assertThat(check("oppad", "--url", system.baseUrl(), "--person", SOMEBODY))
                .isEqualTo(2);
        assertThat(system.getAllServeEvents()).isEmpty();
    }

    @Test
    void shouldMakeNoLookupAboutSomebody() {
        var somebody = NationalId.parse(SOMEBODY).orElseThrow();

        assertThat(AboutNobody.at("oppad", somebody)).isEmpty();
    }

    @Test
    void shouldSayWhichThereAreWhenOneIsNot() {
        assertThat(check("oppad2")).isEqualTo(2);
        assertThat(said.toString()).contains("oppad2").contains("folkeregister, fri, k2000");
    }

    @Test
    void shouldRecordAnExchangeThatAnswersAgainAndNamesNobody() {
        system.stubFor(post(anyUrl()).willReturn(okJson("""
                {"barn": {"navn": "Nora Solbakken", "foedselsdato": "2024-03-14", "alder": 2, "bor": true},
                 "10877200006": {"sak": ["AB-17"]}}
                """)));

        assertThat(run("record", "oppad", "--url", system.baseUrl() + "/oppad")).isZero();
        var recorded = said.toString();
        system.resetAll();
        system.addStubMapping(StubMapping.buildFrom(recorded));

        assertThat(recorded)
                .contains("Xxxx Xxxxxxxxx", "2000-01-01", "XX-00", "$['foresatt']", "/oppad/v1/foresatte/oppslag")
                .doesNotContain("Nora", "2024", "17", "10877200006", "AB");
        assertThat(check("oppad", "--url", system.baseUrl() + "/oppad")).isZero();
        assertThat(said.toString()).containsPattern("ok +child.birthDate +has a value");
    }

    @Test
    void shouldRecordXmlByItsNamesAlone() throws Exception {
        system.stubFor(post(anyUrl()).willReturn(okXml("""
                <a:svar xmlns:a="urn:a" id="B17"><!-- Nora --><?nora x?><a:navn>Nora</a:navn><a:navn><![CDATA[Ola]]></a:navn>
                </a:svar>""")));
        var file = Files.writeString(folder.resolve("soap.yaml"), """
                connector:
                  id: soap
                  system: {nb: Soap, nn: Soap, en: Soap}
                  organisation: "920125298"
                  transport: {soap: {path: /ws, action: "urn:a", body: "<p>{person}</p>", prefixes: {a: "urn:a"}}}
                  valid: PT1H
                  fields:
                    applicant.name: {value: "//a:navn"}
                """);

        assertThat(run("record", file.toString(), "--url", system.baseUrl())).isZero();

        assertThat(said.toString())
                .contains("Xxxx", "Xxx", "X00", "urn:a")
                .doesNotContain("Nora", "nora", "Ola", "B17");
    }

    @Test
    void shouldNotRecordWhereNobodyAnswers() {
        assertThat(run("record", "oppad", "--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(said.toString()).containsPattern("wrong +answer");
    }
}
