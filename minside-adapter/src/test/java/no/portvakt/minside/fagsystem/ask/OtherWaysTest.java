package no.portvakt.minside.fagsystem.ask;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToXml;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.portvakt.minside.accesslog.Lookups;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.minside.fagsystem.connector.Transport;
import no.portvakt.minside.grant.Grant;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped connectors that are asked in other ways than plain JSON over HTTP. */
class OtherWaysTest {

    private static final String PERSON = "10877200006";

    @TempDir
    Path folder;

    private final WireMockServer system = new WireMockServer(wireMockConfig().dynamicPort());
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void start() {
        system.start();
    }

    @AfterEach
    void stop() {
        executor.close();
        system.stop();
    }

    private static Connector shipped(String id) {
        return Optional.ofNullable(ConnectorFiles.shipped().get(id)).orElseThrow();
    }

    private SourceAnswer ask(Connector connector, Place place, String... paths) {
        try (var sources = new Sources(
                Map.of(connector.id(), connector), Map.of(connector.id(), place), executor, Clock.systemUTC())) {
            return Optional.ofNullable(sources.byId().get(connector.id()))
                    .orElseThrow()
                    .fetch(Lookups.of(connector.id(), PERSON), "skjenkebevilling", List.of(paths));
        }
    }

    private static Map<String, String> values(SourceAnswer answer) {
        return switch (answer) {
            case SourceAnswer.Answered answered -> answered.values();
            case SourceAnswer.Failed(var problem) -> throw new AssertionError(problem);
        };
    }

    private Place withGrant(ECKey key) throws Exception {
        var file = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(key.toECPrivateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        var grant = new Grant(
                URI.create(system.baseUrl() + "/token"), "us", "https://maskinporten.test/", "asker:e247", file, "k1");
        return new Place(
                URI.create(system.baseUrl() + "/e247"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(grant),
                Optional.empty());
    }

    @Test
    void shouldBuyATokenWithASignedAssertionAndShowIt() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).generate();
        system.stubFor(post(urlEqualTo("/token"))
                .willReturn(okJson("{\"access_token\": \"bought\", \"expires_in\": 120, \"token_type\": \"Bearer\"}")));
        system.stubFor(post(urlEqualTo("/e247/v2/innsendinger/siste"))
                .withHeader("Authorization", equalTo("Bearer bought"))
                .willReturn(okJson("{\"innsending\": {\"telefon\": \"+4799999999\"}}")));

        var answer = ask(shipped("e247"), withGrant(key), "earlier.phone", "earlier.accountNumber");

        assertThat(values(answer)).isEqualTo(Map.of("earlier.phone", "+4799999999"));
        var form = system.findAll(postRequestedFor(urlEqualTo("/token")))
                .getFirst()
                .getBodyAsString();
        var assertion = SignedJWT.parse(
                URLDecoder.decode(form.substring(form.indexOf("assertion=") + 10), StandardCharsets.UTF_8));
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(assertion.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly("https://maskinporten.test/");
        assertThat(assertion.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("asker:e247");
    }

    @Test
    void shouldNotAskWithoutAToken() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).generate();
        system.stubFor(post(urlEqualTo("/token")).willReturn(aResponse().withStatus(400)));

        assertThat(ask(shipped("e247"), withGrant(key), "earlier.phone"))
                .isEqualTo(new SourceAnswer.Failed("no token: status 400"));
        system.verify(0, postRequestedFor(urlEqualTo("/e247/v2/innsendinger/siste")));
    }

    @Test
    void shouldPutAQuestionAsSoapAndReadTheAnswerByXPath() {
        system.stubFor(post(anyUrl()).willReturn(okXml(enterprise("""
                <v:organisasjonsnummer>974652277</v:organisasjonsnummer><v:navn>Kro &amp; kafé AS</v:navn>"""))));

        var answer = ask(overPlainHttp(), Place.at(here()), "organisation.number", "organisation.name");

        assertThat(values(answer))
                .isEqualTo(Map.of("organisation.number", "974652277", "organisation.name", "Kro & kafé AS"));
        system.verify(postRequestedFor(urlEqualTo("/eportal/ws/virksomhet"))
                .withHeader("SOAPAction", equalTo("\"urn:eportal:virksomhet:v1:HentVirksomhet\""))
                .withHeader("Content-Type", containing("text/xml"))
                .withRequestBody(equalToXml("""
                        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                          <v:HentVirksomhet xmlns:v="urn:eportal:virksomhet:v1">
                            <v:person>10877200006</v:person>
                            <v:felt>navn</v:felt><v:felt>organisasjonsnummer</v:felt>
                            <v:formaal>skjenkebevilling</v:formaal>
                          </v:HentVirksomhet></s:Body></s:Envelope>""")));
    }

    @Test
    void shouldEscapeWhatItPutsIntoSoap() {
        var soap = (Transport.Soap) shipped("eportal").transport();
        var question = new Question(Lookups.of("eportal", PERSON), "a&b", List.of("<v:person>"));

        assertThat(new SoapWording(soap).body(question))
                .contains("<v:felt>&lt;v:person&gt;</v:felt>", "<v:formaal>a&amp;b</v:formaal>");
    }

    @Test
    void shouldNotReadWhatHasADocumentType() {
        system.stubFor(post(anyUrl())
                .willReturn(okXml("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + enterprise("<v:navn>&x;</v:navn>"))));

        assertThat(ask(overPlainHttp(), Place.at(here()), "organisation.name"))
                .isEqualTo(new SourceAnswer.Failed("answered what is not text/xml"));
    }

    private URI here() {
        return URI.create(system.baseUrl() + "/eportal");
    }

    /** What is asked and understood; the client certificate is {@link MutualTlsTest}'s. */
    private static Connector overPlainHttp() {
        var shipped = shipped("eportal");
        return new Connector(
                shipped.id(),
                shipped.system(),
                shipped.organisation(),
                shipped.transport(),
                no.portvakt.minside.fagsystem.connector.Authentication.NONE,
                shipped.patience(),
                shipped.valid(),
                shipped.cached(),
                shipped.fields());
    }

    private static String enterprise(String members) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<v:HentVirksomhetSvar xmlns:v=\"urn:eportal:virksomhet:v1\"><v:virksomhet>" + members
                + "</v:virksomhet></v:HentVirksomhetSvar></s:Body></s:Envelope>";
    }

    @Test
    void shouldSelectWhatAViewSaysOfThePersonAndOfNobodyElse() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            var owner = Jdbi.create(postgres.getPostgresDatabase());
            owner.useHandle(handle -> {
                handle.execute("create table bevilling (fnr text, nr text, sted text, til date)");
                handle.execute("insert into bevilling values ('10877200006', 'B-1', 'Kroa', '2025-05-01')");
                handle.execute("insert into bevilling values ('10877200006', 'B-2', 'Kafeen', '2027-05-01')");
                handle.execute("insert into bevilling values ('10865299538', 'B-3', 'Baren', '2028-05-01')");
                handle.execute(
                        "create view minside_bevilling as select fnr, nr as bevillingsnr, sted as serveringssted,"
                                + " til as gyldig_til from bevilling");
                handle.execute("create user minside password 'hemmelig'");
                handle.execute("grant select on minside_bevilling to minside");
            });
            var url = URI.create(postgres.getJdbcUrl("minside", "postgres").replaceAll("[?].*", ""));
            var login = Optional.of(new Place.Login("minside", Secret.of("hemmelig")));
            var place = new Place(url, login, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

            var answer = ask(shipped("k2000"), place, "licence.number", "licence.place", "licence.validUntil");

            assertThat(values(answer))
                    .isEqualTo(Map.of(
                            "licence.number", "B-2", "licence.place", "Kafeen", "licence.validUntil", "2027-05-01"));
            owner.useHandle(handle -> handle.execute("revoke select on minside_bevilling from minside"));
            assertThat(ask(shipped("k2000"), place, "licence.number"))
                    .isEqualTo(new SourceAnswer.Failed("the database says 42501"));
        }
    }

    @Test
    void shouldNotStartWithoutWhatItsAuthenticationTakes() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ask(shipped("e247"), Place.at(here()), "earlier.phone"))
                .withMessageContaining("JWT_GRANT");
        assertThatIllegalStateException()
                .isThrownBy(() -> ask(shipped("oppad"), Place.at(URI.create("jdbc:postgresql://h/d")), "child.name"))
                .withMessageContaining("is not what it speaks");
    }
}
