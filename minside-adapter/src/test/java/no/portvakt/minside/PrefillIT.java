package no.portvakt.minside;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What several sources say of one field, and a citizen who wants none of it. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class PrefillIT {

    private static final String LEVEL_3 = "idporten-loa-substantial";
    private static final String MOVED = "11830148061";
    private static final String UNKNOWN = "10865299538";
    private static final String WANTS_NOTHING = "14886498226";
    private static final String API = "/api/minside/v1/prefill/barnehage";
    private static final String FORM = "/skjema/barnehage";
    private static final Pattern SEALED = Pattern.compile("name=\"skjematilstand\" value=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI base = URI.create("http://set.by.quarkus");

    private final List<StubMapping> stubs = new ArrayList<>();

    @AfterEach
    void forget() {
        stubs.forEach(world().http()::removeStub);
    }

    private Browser person(String number) {
        return new Browser(base, world().identity(number, LEVEL_3));
    }

    private void oppadBelieves(String number) {
        stubs.add(world().http()
                .stubFor(post(urlPathEqualTo("/oppad/v1/foresatte/oppslag"))
                        .withRequestBody(containing(number))
                        .willReturn(okJson("""
                        {"barn": {"navn": "Nora Solbakken", "foedselsdato": "2024-03-14"},
                         "foresatt": {"adresse": "Slemmestadveien 4", "postnummer": "1385", "poststed": "Asker"}}
                        """))));
    }

    private static JsonNode address(Browser.Answer answer) {
        return answer.json()
                .path("fields")
                .valueStream()
                .filter(field -> field.path("path").asText().equals("applicant.address"))
                .findFirst()
                .orElseThrow();
    }

    private static int questionsAbout(String number) {
        return world().http()
                .findAll(postRequestedFor(anyUrl()).withRequestBody(containing(number)))
                .size();
    }

    @Test
    void shouldShowWhatAnotherRegisterSaysOtherwise() {
        oppadBelieves(MOVED);

        var address = address(person(MOVED).get(API));
        assertThat(address.path("value").asText()).isEqualTo("Bleikerveien 12, 1387 Asker");
        assertThat(address.path("kilde").path("id").asText()).isEqualTo("folkeregister");
        assertThat(address.path("others")).singleElement().satisfies(other -> {
            assertThat(other.path("kilde").path("id").asText()).isEqualTo("oppad");
            assertThat(other.path("value").asText()).isEqualTo("Slemmestadveien 4, 1385 Asker");
            assertThat(other.path("hentetTid").asText()).isNotEmpty();
        });

        assertThat(person(MOVED).get(FORM).response().body())
                .contains(
                        "Oppad sier noe annet: «Slemmestadveien 4, 1385 Asker»",
                        "Vi bruker det Folkeregisteret sier.",
                        "data-state=\"conflict\"");
        assertThat(person(MOVED)
                        .get("/api/minside/v1/access-log")
                        .json()
                        .path("entries")
                        .valueStream()
                        .filter(entry ->
                                entry.path("action").path("nb").asText().contains("Oppad"))
                        .map(entry -> entry.path("fields").toString()))
                .isNotEmpty()
                .allSatisfy(fields -> assertThat(fields).contains("applicant.address"));
    }

    @Test
    void shouldUseTheNextRegisterWhereTheFirstDoesNotAnswerAndSaySo() {
        oppadBelieves(UNKNOWN);
        stubs.add(world().http()
                .stubFor(post(urlPathEqualTo("/folkeregister/v1/personer/oppslag"))
                        .withRequestBody(containing(UNKNOWN))
                        .willReturn(serverError())));

        var address = address(person(UNKNOWN).get(API));

        assertThat(address.path("value").asText()).isEqualTo("Slemmestadveien 4, 1385 Asker");
        assertThat(address.path("kilde").path("id").asText()).isEqualTo("oppad");
        assertThat(address.path("others")).singleElement().satisfies(other -> {
            assertThat(other.path("kilde").path("id").asText()).isEqualTo("folkeregister");
            assertThat(other.path("reason").asText()).isEqualTo("source-failed");
        });
    }

    @Test
    void shouldAskNobodyWhereNothingIsToBeFetched() {
        var citizen = person(WANTS_NOTHING);
        int before = questionsAbout(WANTS_NOTHING);

        var page = citizen.get(FORM + "?hent=nei");

        assertThat(questionsAbout(WANTS_NOTHING)).isEqualTo(before);
        assertThat(page.response().body())
                .contains("Du valgte å fylle ut selv. Folkeregisteret er ikke spurt.", "name=\"applicant.name\"")
                .doesNotContain("Solbakken", "Bleikerveien");
        assertThat(page.header("Set-Cookie"))
                .contains("minside-hent=nei", "Path=" + FORM, "HttpOnly", "Secure")
                .doesNotContain("Max-Age");
        assertThat(citizen.get(API + "?fetch=false").json().path("fields").valueStream())
                .extracting(field -> field.path("state").asText())
                .containsOnly("declined", "blank");
        assertThat(questionsAbout(WANTS_NOTHING)).isEqualTo(before);
    }

    /** What is hers to say she says, also where a register would have had the last word. */
    @Test
    void shouldTakeWhatSheWritesHerselfWhereNothingWasFetched() {
        var citizen = person(WANTS_NOTHING);
        assertThat(citizen.get(FORM).response().body()).contains("Ikke bruk dem, jeg fyller ut selv");
        var sealed = SEALED.matcher(citizen.get(FORM + "?hent=nei").response().body());
        assertThat(sealed.find()).isTrue();

        var sent = citizen.post(
                FORM,
                "application/x-www-form-urlencoded",
                Map.of(
                                "skjematilstand", sealed.group(1),
                                "applicant.name", "Ingrid S.",
                                "applicant.address", "Et annet sted 1, 1387 Asker",
                                "child.name", "Nora",
                                "child.birthDate", "2024-03-14",
                                "place.from", "2027-08-01",
                                "place.share", "full")
                        .entrySet()
                        .stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")),
                Map.of("Accept", "text/html"));

        assertThat(sent.status()).as(sent.response().body()).isEqualTo(303);
        var id = sent.header("Location").replaceAll(".*/", "");
        await().until(() -> !world().archive.journalposts(id).isEmpty());
        assertThat(world().archive.journalposts(id).getFirst().getDokument())
                .singleElement()
                .satisfies(document -> assertThat(new String(document.getFil().getBase64(), StandardCharsets.UTF_8))
                        .contains("Et annet sted 1, 1387 Asker")
                        .doesNotContain("Folkeregisteret"));
    }

    @Test
    void shouldRememberWhatSheWantsUntilSheSaysOtherwise() {
        var citizen = person(WANTS_NOTHING);

        var remembered = citizen.get(FORM, Map.of("Cookie", "minside-hent=nei"));
        assertThat(remembered.response().body()).contains("Du fyller ut selv", FORM + "?hent=ja");
        assertThat(remembered.response().headers().firstValue("Set-Cookie")).isEmpty();

        var again = citizen.get(FORM + "?hent=ja", Map.of("Cookie", "minside-hent=nei"));
        assertThat(again.response().body()).contains("Solbakken");
        assertThat(again.header("Set-Cookie")).contains("minside-hent=ja");
    }
}
