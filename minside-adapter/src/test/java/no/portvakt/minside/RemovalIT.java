package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.removal.Keeping;
import no.portvakt.minside.removal.ProofMarks;
import no.portvakt.minside.removal.Removals;
import no.portvakt.minside.status.EventCases;
import no.portvakt.minside.status.EventOutcome;
import no.portvakt.minside.status.Inbox;
import no.portvakt.minside.status.Seen;
import no.portvakt.minside.status.SeenIntake;
import no.portvakt.minside.status.SeenOutcome;
import org.junit.jupiter.api.Test;

/** Cases leave for good: by their retention class, or because their fagsystem takes them back. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class RemovalIT extends RemovalWorld {

    @Test
    void shouldRemoveEverythingOfACaseThatHasBeenOverForLongEnough() {
        var id = filed();
        tell(id, "B", 1, ", \"milestone\": {\"navn\": \"Fordelt\"}");
        tell(id, "A", 2, """
                , "deadlines": [{"kind": "klagefrist", "date": "2030-01-01"}],
                "documents": [{"id": "vedtak", "title": "Vedtak", "archive": {"system": "oppad", "key": "k"}}]
                """);
        var going = filed();
        tell(going, "B", 1);

        clock.advance(THREE_YEARS.minusDays(5));
        assertThat(retention().run()).isZero();
        clock.advance(Duration.ofDays(5000));
        assertThat(retention().run()).isEqualTo(1);

        assertThat(isHere(id)).isFalse();
        assertThat(isHere(going)).isTrue();
        assertThat(problems(Map.of())).isEmpty();
        var held = jdbi.withHandle(
                handle -> handle.createQuery("select rule || '; ' || held from removed_case where case_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());
        assertThat(held)
                .isEqualTo("vanlig P3Y; case_deadline 1, case_document 1, milestone 3, archive_case 1, inbox_event 2,"
                        + " outbox 1, submission 1, citizen_case 1");
    }

    @Test
    void shouldNotRemoveACaseBeforeItsLastDeadlineHasBeenOverForAsLong() {
        var id = filed();
        var deadline = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(400);
        tell(id, "A", 1, ", \"deadlines\": [{\"kind\": \"klagefrist\", \"date\": \"%s\"}]".formatted(deadline));

        clock.advance(THREE_YEARS.plusDays(390));
        assertThat(retention().run()).isZero();
        clock.advance(Duration.ofDays(20));
        assertThat(retention().run()).isEqualTo(1);
        assertThat(isHere(id)).isFalse();
    }

    @Test
    void shouldNeverRemoveAFormThatIsNotInTheArchive() {
        var id = open(service);
        submitted(id, "set-aside");
        tell(id, "A", 1);
        clock.advance(THREE_YEARS.multipliedBy(2));

        assertThat(retention().run()).isZero();
        assertThat(isHere(id)).isTrue();
        assertThat(takeBack(id, "oppad", "slettet"))
                .isEqualTo(new EventOutcome.SetAside(EventOutcome.Reason.BEING_FILED, List.of()));
    }

    @Test
    void shouldTellTheCitizenInHerAccessLogAndNotWhatTheCaseWasAbout() {
        var id = filed();
        tell(id, "B", 1, ", \"title\": \"Barnehageplass fra august\"");
        var entries = new ArrayList<AccessEntry>();
        var log = log((_, _, arguments) -> {
            entries.add((AccessEntry) arguments[3]);
            return null;
        });

        intake(removals(log)).receive("oppad", List.of(read(takenBack(id, "feilregistrert"))));

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.service()).contains(service);
            assertThat(entry.purpose().nb()).isEqualTo("Saksbehandleren sa at den var registrert ved en feil");
            assertThat(entry.toString()).doesNotContain("august").doesNotContain(id.toString());
        });
    }

    private static AccessLog log(InvocationHandler does) {
        return (AccessLog)
                Proxy.newProxyInstance(AccessLog.class.getClassLoader(), new Class<?>[] {AccessLog.class}, does);
    }

    private Removals removals(AccessLog log) {
        return new Removals(log, new ProofMarks(List.of(KEY)), "Asker kommune", clock);
    }

    @Test
    void shouldRemoveNothingIfItCannotBeWrittenIntoTheAccessLog() {
        var id = filed();
        var broken = log((_, _, _) -> {
            throw new IllegalStateException("the disk is full");
        });

        assertThatThrownBy(() -> intake(removals(broken)).receive("oppad", List.of(read(takenBack(id, "trukket")))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(isHere(id)).isTrue();
        assertThat(count("removed_case")).isZero();
    }

    @Test
    void shouldTakeBackWhatAnotherSurfaceWasTold() {
        var id = filed("barnehage");
        deliver();
        assertThat(dialogporten.dialogs(id.toString())).hasSize(1);

        assertThat(takeBack(id, "oppad", "feilregistrert")).isEqualTo(new EventOutcome.Removed());
        dialogporten.next(_ -> Optional.of(FakeDialogporten.status(503)));
        deliver();
        assertThat(dialogporten.dialogs(id.toString())).hasSize(1);
        clock.advance(Duration.ofMinutes(5));
        deliver();

        assertThat(dialogporten.dialogs(id.toString())).isEmpty();
        assertThat(dialogporten.calls()).endsWith("POST 503", "POST 204");
        assertThat(count("delivery where case_id = '" + id + "'")).isZero();
    }

    @Test
    void shouldTakeBackWhatWasToldJustWhenTheCaseWasRemoved() {
        var id = filed("barnehage");
        dialogporten.next(request -> {
            var answer = dialogporten.answer(request);
            assertThat(takeBack(id, "oppad", "feilregistrert")).isEqualTo(new EventOutcome.Removed());
            return Optional.of(answer);
        });
        deliver();
        assertThat(dialogporten.dialogs(id.toString())).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        deliver();
        assertThat(dialogporten.dialogs(id.toString())).isEmpty();
    }

    @Test
    void shouldAnswerEveryEventOfARemovedCaseTheSame() {
        var id = filed();
        var after = """
                {"specversion": "1.0", "id": "late-%s", "source": "urn:fagsystem:oppad", "subject": "%s",
                 "type": "no.portvakt.case.status-changed.v1", "time": "%s", "data": {"status": "B", "sequence": 1}}
                """.formatted(id, id, clock.instant());

        var together = intake().receive(
                        "oppad",
                        List.of(read(after), read(takenBack(id, "dublett")), read(after.replace("late", "l2"))));

        assertThat(together.stream().map(EventOutcome::id)).containsExactly("recorded", "removed", "removed");
        assertThat(takeBack(id, "oppad", "dublett")).isEqualTo(new EventOutcome.Removed());
        assertThat(intake().receive("oppad", List.of(read(after)))).containsExactly(new EventOutcome.Removed());
        assertThat(count("inbox_event where event_id like '%" + id + "'")).isZero();
        assertThat(count("removed_case where why = 'taken-back' and rule = 'dublett'"))
                .isEqualTo(1);
        assertThat(problems(Map.of())).isEmpty();
    }

    /** The archive keeps its cases for longer than we show them. */
    @Test
    void shouldNotBringBackWhatIsSeenAtTheArchive() {
        var id = filed();
        takeBack(id, "oppad", "slettet");
        var seen = new Seen(id.toString(), "2031/" + id, "A", clock.instant());

        var became = jdbi.inTransaction(
                handle -> new SeenIntake(intake(), cases, removals(), Set.of("oppad")).see(handle, seen));

        assertThat(became).isEqualTo(new SeenOutcome.NotAsked());
        assertThat(count("inbox_event where source = 'urn:portvakt:archive' and event_id like '" + id + "%'"))
                .isZero();
    }

    @Test
    void shouldLetNobodyTakeBackTheCaseOfAnother() {
        var id = filed();

        assertThat(takeBack(id, "gerica", "slettet"))
                .isEqualTo(new EventOutcome.SetAside(EventOutcome.Reason.NOT_YOUR_CASE, List.of()));
        assertThat(isHere(id)).isTrue();
    }

    @Test
    void shouldTakeEventsFromBeforeAlong() {
        var id = filed();
        tell(id, "A", 1);
        jdbi.useHandle(handle -> handle.execute("update inbox_event set case_id = null where event_id = ?", id + ".1"));
        assertThat(new EventCases(jdbi, new Inbox(sealer("inbox")), JSON).nameAll())
                .isTrue();
        clock.advance(THREE_YEARS.plusDays(2));

        assertThat(retention().run()).isEqualTo(1);
        assertThat(count("inbox_event where event_id = '" + id + ".1'")).isZero();
    }

    @Test
    void shouldCountWhatStaysAndWhatWent() {
        takeBack(filed(), "oppad", "trukket");

        assertThat(new Keeping(jdbi).all())
                .filteredOn(kept -> kept.service().equals(service))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.takenBack()).isEqualTo(1);
                    assertThat(kept.removed()).isZero();
                });
    }

    /** Whoever adds a table with something of a case adds it to what is removed. */
    @Test
    void shouldKnowEveryTableThatHasSomethingOfACase() {
        var tables = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and (column_name in ('case_id', 'submission_id')
                              or table_name in ('submission', 'citizen_case') and column_name = 'id')
                        union
                        select cl.relname from pg_constraint co join pg_class cl on cl.oid = co.conrelid
                        where co.confrelid in ('citizen_case'::regclass, 'submission'::regclass)
                        """).mapTo(String.class).list());
        var id = filed();
        tell(id, "A", 1);
        takeBack(id, "oppad", "slettet");

        assertThat(tables)
                .containsExactlyInAnyOrder(
                        "case_deadline",
                        "case_document",
                        "milestone",
                        "notice",
                        "archive_case",
                        "delivery_receipt",
                        "inbox_event",
                        "outbox",
                        "submission",
                        "citizen_case",
                        // Told to be taken back, and deleted then.
                        "delivery",
                        // The proof itself.
                        "removed_case");
    }
}
