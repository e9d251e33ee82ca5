package no.portvakt.minside;

import static no.portvakt.minside.AdapterWorld.fagsystemToken;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fagsystem asks which of its cases did not get through. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class ReceiptsIT {

    @TestHTTPResource
    URI base = URI.create("http://127.0.0.1/");

    private Jdbi jdbi = Jdbi.create(() -> {
        throw new IllegalStateException("before the start");
    });

    @BeforeEach
    void begin() {
        jdbi = Jdbi.create(world().database());
        jdbi.useHandle(handle -> handle.execute("delete from delivery_receipt"));
    }

    private Browser asker(Signer signer, String id) {
        return new Browser(base, fagsystemToken(signer, id));
    }

    private Browser.Answer ask(String query) {
        return asker(world().oppad, "oppad").get("/api/fagsystem/v1/receipts" + query);
    }

    private static List<String> cases(Browser.Answer answer) {
        return answer.json()
                .path("receipts")
                .valueStream()
                .map(receipt -> receipt.path("subject").asText())
                .toList();
    }

    private static String write(Handle handle, String fagsystem) {
        var id = UUID.randomUUID();
        handle.execute("""
                insert into citizen_case
                (id, person_key, service, fagsystem, level, status, raw_status, last_sequence, received_at, changed_at)
                values (?, 'somebody', 'barnehage', ?, 3, 'vedtatt', 'S', 4, now(), now())
                """, id, fagsystem);
        handle.execute("""
                insert into delivery_receipt (fagsystem, case_id, surface, outcome, reason, sequence, at)
                values (?, ?, 'dialogporten', 'set-aside', 'not-accepted', 4, '2026-11-24T12:00:00Z')
                """, fagsystem, id);
        return id.toString();
    }

    /** Returns when it can be asked for: while anybody writes anything that began before it, it cannot. */
    private String write(String fagsystem) {
        var id = jdbi.inTransaction(handle -> write(handle, fagsystem));
        await().until(() -> isSettled(id));
        return id;
    }

    private boolean isSettled(String id) {
        return jdbi.withHandle(
                handle -> handle.select("""
                        select tx < pg_snapshot_xmin(pg_current_snapshot()) from delivery_receipt where case_id = ?::uuid
                        """, id).mapTo(Boolean.class).one());
    }

    @Test
    void shouldTellAFagsystemOfItsOwnCasesAndNoOther() {
        var own = write("oppad");
        write("gerica");

        var answer = ask("");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(cases(answer)).containsExactly(own);
        assertThat(answer.json().at("/receipts/0").toString()).isEqualTo("""
                {"subject":"%s","surface":"dialogporten","outcome":"set-aside","reason":"not-accepted",\
                "sequence":4,"time":"2026-11-24T12:00:00Z"}""".formatted(own));
        assertThat(cases(asker(world().gerica, "gerica").get("/api/fagsystem/v1/receipts")))
                .doesNotContain(own);
    }

    @Test
    void shouldGoOnWhereItEnded() {
        var written = List.of(write("oppad"), write("oppad"), write("oppad"));
        var first = ask("?limit=2");
        var second = ask("?limit=2&after=" + first.json().path("next").asText());
        var next = second.json().path("next").asText();

        assertThat(cases(first)).isEqualTo(written.subList(0, 2));
        assertThat(cases(second)).isEqualTo(written.subList(2, 3));
        assertThat(cases(ask("?after=" + next))).isEmpty();
        assertThat(ask("?after=" + next).json().path("next").asText()).isEqualTo(next);
        var later = write("oppad");
        assertThat(cases(ask("?after=" + next))).containsExactly(later);
    }

    /** What was written first and is committed last is told too, though others were asked for in between. */
    @Test
    void shouldPassOverNoneThatIsCommittedLate() {
        var told = new ArrayList<String>();
        var after = new AtomicReference<>("0-0");
        try (var slow = jdbi.open()) {
            slow.begin();
            var early = write(slow, "oppad");
            var late = jdbi.inTransaction(handle -> write(handle, "oppad"));
            goOn(told, after);
            slow.commit();

            await().until(() -> goOn(told, after) == 2);
            assertThat(told).containsExactlyInAnyOrder(early, late);
        }
    }

    private int goOn(List<String> told, AtomicReference<String> after) {
        var answer = ask("?after=" + after.get());
        told.addAll(cases(answer));
        after.set(answer.json().path("next").asText());
        return told.size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=1",
                "?after=a-b",
                "?after=1-2-3",
                "?after=9999999999999999999-1",
                "?limit=0",
                "?limit=501",
                "?limit=many"
            })
    void shouldRefuseWhatIsNoQuestion(String query) {
        assertThat(ask(query).status()).isEqualTo(400);
    }

    @Test
    void shouldTellNobodyWhoIsNoFagsystem() {
        assertThat(asker(world().portal, "oppad")
                        .get("/api/fagsystem/v1/receipts")
                        .status())
                .isEqualTo(401);
        assertThat(new Browser(base, world().identity("14886498226", "idporten-loa-high"))
                        .get("/api/fagsystem/v1/receipts")
                        .status())
                .isEqualTo(401);
    }
}
