package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.portvakt.minside.submission.Drafts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms that citizens go on with later, and what waits for them. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class DraftsIT {

    private static final String LEVEL_3 = "idporten-loa-substantial";
    private static final String CITIZEN = "10877200006";
    private static final String ANOTHER = "10877200197";
    private static final String WAITED_FOR = "11830148061";
    private static final String FORM = "/skjema/barnehage";
    private static final String FORM_ENCODED = "application/x-www-form-urlencoded";
    private static final Pattern SEALED = Pattern.compile("name=\"skjematilstand\" value=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI base = URI.create("http://set.by.quarkus");

    @Inject
    Drafts drafts;

    private Jdbi jdbi = Jdbi.create(() -> {
        throw new IllegalStateException("before the start");
    });

    @BeforeEach
    void begin() {
        jdbi = Jdbi.create(world().database());
        jdbi.useHandle(handle -> handle.execute("delete from draft"));
    }

    private Browser person(String number) {
        return new Browser(base, world().identity(number, LEVEL_3));
    }

    private static String sealed(Browser.Answer page) {
        var sealed = SEALED.matcher(page.response().body());
        assertThat(sealed.find()).isTrue();
        return sealed.group(1);
    }

    private static Browser.Answer post(Browser browser, String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.post(path, FORM_ENCODED, body, Map.of("Accept", "text/html"));
    }

    private static Browser.Answer save(Browser browser, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("skjematilstand", sealed(browser.get(FORM)));
        form.put("lagre", "ja");
        return post(browser, FORM, form);
    }

    private long count(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + what)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void shouldGoOnWithWhatWasWrittenOverWhatIsFetchedAnew() {
        var citizen = person(CITIZEN);

        var saved = save(
                citizen,
                Map.of("place.from", "2027-08-01", "contact.mobile", "99 99 99 99", "applicant.name", "En annen"));

        assertThat(saved.status()).isEqualTo(303);
        assertThat(URI.create(saved.header("Location")).getPath()).isEqualTo("/");
        assertThat(citizen.get("/").response().body()).contains("Påbegynte skjemaer", FORM + "/utkast/slett");
        assertThat(citizen.get(FORM).response().body())
                .contains("Du fortsetter på et påbegynt skjema", "2027-08-01", "99 99 99 99", "Ingrid Solbakken")
                .doesNotContain("En annen");
        String kept = jdbi.withHandle(handle -> handle.createQuery("select typed_sealed || person_key from draft")
                .mapTo(String.class)
                .one());
        assertThat(kept).doesNotContain("99 99").doesNotContain(CITIZEN);
    }

    @Test
    void shouldKeepOneOfEachFormAndShowItToNobodyElse() {
        save(person(CITIZEN), Map.of("place.from", "2027-08-01"));
        save(person(CITIZEN), Map.of("place.from", "2028-01-15"));

        assertThat(count("draft")).isEqualTo(1);
        assertThat(person(CITIZEN).get(FORM).response().body())
                .contains("2028-01-15")
                .doesNotContain("2027-08-01");
        assertThat(person(ANOTHER).get(FORM).response().body())
                .doesNotContain("2028-01-15")
                .doesNotContain("påbegynt");
        assertThat(person(ANOTHER).get("/").response().body()).doesNotContain("Påbegynte");
        post(person(ANOTHER), FORM + "/utkast/slett", Map.of());
        assertThat(count("draft")).isEqualTo(1);
    }

    @Test
    void shouldBeGoneWhenItIsDeletedOrSent() {
        var citizen = person(CITIZEN);
        save(citizen, Map.of("place.from", "2027-08-01"));
        assertThat(post(citizen, FORM + "/utkast/slett", Map.of()).status()).isEqualTo(303);
        assertThat(count("draft")).isZero();

        save(citizen, Map.of("place.from", "2027-08-01"));
        var sent = post(
                citizen,
                FORM,
                Map.of(
                        "skjematilstand", sealed(citizen.get(FORM)),
                        "contact.mobile", "99999999",
                        "place.from", "2027-08-01",
                        "place.share", "full"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(count("draft")).isZero();
    }

    /** Whoever has not opened the form saves nothing under its name. */
    @Test
    void shouldSaveNothingWithoutAFormThatWasOpened() {
        var stolen = new HashMap<>(Map.of("lagre", "ja", "place.from", "2027-08-01"));
        stolen.put("skjematilstand", sealed(person(ANOTHER).get(FORM)));

        assertThat(post(person(CITIZEN), FORM, stolen).status()).isEqualTo(403);
        assertThat(post(person(CITIZEN), FORM, Map.of("lagre", "ja")).status()).isEqualTo(403);
        assertThat(count("draft")).isZero();
    }

    @Test
    void shouldForgetOneThatIsTooOld() {
        save(person(CITIZEN), Map.of("place.from", "2027-08-01"));
        jdbi.useHandle(handle -> handle.execute("update draft set saved_at = now() - interval '31 days'"));

        assertThat(person(CITIZEN).get(FORM).response().body()).doesNotContain("2027-08-01");
        assertThat(person(CITIZEN).get("/").response().body()).doesNotContain("Påbegynte");
        drafts.forget();
        assertThat(count("draft")).isZero();
    }

    @Test
    void shouldGoOnWithoutOneThatCannotBeOpened() {
        save(person(CITIZEN), Map.of("place.from", "2027-08-01"));
        jdbi.useHandle(handle -> handle.execute("update draft set typed_sealed = 'x'"));

        assertThat(person(CITIZEN).get(FORM).status()).isEqualTo(200);
        assertThat(person(CITIZEN).get("/").status()).isEqualTo(200);
    }

    @Test
    void shouldSayOnTheFirstPageWhichCasesWaitForHer() {
        var citizen = person(WAITED_FOR);
        var id = citizen.apply();
        assertThat(citizen.get("/").response().body()).doesNotContain("Venter på deg (");

        var told = new Browser(base, AdapterWorld.fagsystemToken(world().oppad, "oppad"))
                .post("/api/fagsystem/v1/events", "application/cloudevents+json", """
                        {"specversion": "1.0", "id": "w-%s", "source": "urn:fagsystem:oppad", "subject": "%s",
                         "type": "no.portvakt.case.status-changed.v1", "time": "2026-11-22T09:15:00Z",
                         "data": {"status": "venterPaaDeg", "sequence": 1,
                                  "deadlines": [{"kind": "fristEttersending", "date": "2031-12-24"}]}}
                        """.formatted(id, id), Map.of());

        assertThat(told.json().path("results").get(0).path("outcome").asText()).isEqualTo("recorded");
        assertThat(citizen.get("/").response().body())
                .contains("Venter på deg (1)", "innen 24. desember 2031", "/saker/" + id);
        assertThat(new Browser(base, world().identity(WAITED_FOR, "idporten-loa-low"))
                        .get("/")
                        .response()
                        .body())
                .doesNotContain("Venter på deg (");
    }
}
