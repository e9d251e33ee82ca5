package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.identity.PersonKey;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole access log, a page at a time, whatever comes to it meanwhile and whatever has happened to it. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class AccessLogPagesIT {

    private static final String INGRID = "14886498226";
    private static final String OLA = "10865299538";
    private static final String LEVEL_3 = "idporten-loa-substantial";
    private static final String LOG = "/api/minside/v1/access-log";

    @Inject
    AccessLog accessLog;

    @Inject
    PersonKey keys;

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    private final Jdbi jdbi = Jdbi.create(world().database());

    @BeforeEach
    void begin() {
        jdbi.useHandle(handle -> handle.execute("delete from access_entry"));
    }

    private Browser person(String pid) {
        return new Browser(base, world().identity(pid, LEVEL_3));
    }

    /** Three entries each time, one for each source. */
    private void look(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(person(INGRID).get("/api/minside/v1/prefill/barnehage").status())
                    .isEqualTo(200);
        }
    }

    private List<String> all(int limit, boolean more) {
        var seen = new ArrayList<String>();
        var page = person(INGRID).get(LOG + "?limit=" + limit).json();
        seen.addAll(page.path("entries").findValuesAsText("logtime"));
        while (page.has("next")) {
            if (more) {
                look(1);
            }
            page = person(INGRID).get(page.path("next").asText()).json();
            seen.addAll(page.path("entries").findValuesAsText("logtime"));
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 100})
    void shouldGiveEachEntryOnceWhateverComesMeanwhile(int limit) {
        look(2);
        var before = all(AccessLog.MOST, false);

        assertThat(before).hasSize(6);
        assertThat(all(limit, true)).isEqualTo(before);
    }

    @Test
    void shouldTakeACursorFromNobodyButHerWhomItWasGivenTo() {
        look(1);
        var next = person(INGRID).get(LOG + "?limit=1").json().path("next").asText();

        assertThat(person(OLA).get(next).status()).isEqualTo(400);
        assertThat(person(INGRID).get(LOG + "?cursor=x").status()).isEqualTo(400);
        assertThat(person(INGRID).get(LOG + "?limit=0").status()).isEqualTo(400);
        assertThat(person(INGRID).get(LOG + "?limit=501").status()).isEqualTo(400);
    }

    @Test
    void shouldShowAnEntryThatCannotBeReadAndNotHideIt() {
        look(1);
        jdbi.useHandle(handle -> handle.execute(
                "update access_entry set entry_sealed = 'x' where id = (select min(id) from access_entry)"));

        var entries = person(INGRID).get(LOG).json().path("entries");

        assertThat(entries).hasSize(3);
        assertThat(entries.toString()).contains("Her står en oppføring som vi ikke kan lese");
        assertThat(person(INGRID).get("/tilgangslogg").response().body()).contains("som vi ikke kan lese");
    }

    @Test
    void shouldTurnPagesOnThePageToo() {
        look(9);

        var first = person(INGRID).get("/tilgangslogg").response().body();
        var older = first.replaceAll("(?s).*href=\"(/tilgangslogg\\?side=[^\"]+)\".*", "$1");
        var second = person(INGRID).get(older).response().body();

        assertThat(first).contains("Eldre oppføringer").doesNotContain("Til de nyeste");
        assertThat(second).contains("Til de nyeste").doesNotContain("Eldre oppføringer");
        assertThat(count(first) + count(second)).isEqualTo(27);
        assertThat(person(INGRID).get("/tilgangslogg?side=2").status()).isEqualTo(404);
    }

    private static int count(String page) {
        return page.split("<time ", -1).length - 1;
    }

    @Test
    void shouldBeTakenAlongWhole() {
        look(400);

        var file = person(INGRID).get(LOG + "/export");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"tilgangslogg.json\"");
        assertThat(file.json()).hasSize(1200);
        assertThat(file.json().findValuesAsText("logtime")).isEqualTo(all(500, false));
        assertThat(file.json().findValuesAsText("mark")).hasSize(1200).allMatch(mark -> mark.startsWith("test-1 "));
        assertThat(person(INGRID)
                        .get("/tilgangslogg/tilgangslogg.json")
                        .response()
                        .body())
                .isEqualTo(file.response().body());
        assertThat(person(OLA).get(LOG + "/export").json()).isEmpty();

        var table =
                person(INGRID).get("/tilgangslogg/tilgangslogg.csv").response().body();
        assertThat(table)
                .startsWith("\uFEFFTidspunkt;Hva som skjedde;Mottaker;")
                .hasLineCount(1201);
        assertThat(person(INGRID).get("/tilgangslogg").response().body())
                .contains("/tilgangslogg/tilgangslogg.csv", "/tilgangslogg/tilgangslogg.json");
    }

    /** A spreadsheet reckons with what begins like a formula; names come from other systems. */
    @Test
    void shouldHaveNothingInATableThatASpreadsheetReckonsWith() {
        accessLog.delegation(
                "formula",
                keys.of(NationalId.parse(INGRID).orElseThrow()),
                new AccessEntry(
                        Instant.now(),
                        Text.same("=HYPERLINK(\"http://evil\")"),
                        new AccessEntry.Receiver("+1", "@SUM(A1)", "-2;\"x\""),
                        Optional.of("\t=1"),
                        SecurityLevel.SUBSTANTIAL,
                        Text.same("trygt\n=1"),
                        List.of()));

        assertThat(person(INGRID)
                        .get("/tilgangslogg/tilgangslogg.csv")
                        .response()
                        .body())
                .contains("\"'=HYPERLINK(\"\"http://evil\"\")\";'@SUM(A1);\"'-2;\"\"x\"\"\";'+1;'\t=1;3;\"trygt\n=1\"");
    }
}
