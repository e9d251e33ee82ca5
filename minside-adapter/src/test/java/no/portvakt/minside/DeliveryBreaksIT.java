package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.delivery.Due;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.Test;

/** What breaks, changes or dies while cases are told: nothing is lost, and nothing is there twice. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class DeliveryBreaksIT extends DeliveryWorld {

    /** The surface took it, and the answer was lost: it is there once. */
    @Test
    void shouldFindAgainWhatWasTakenAndNotAnswered() {
        var id = open("barnehage");
        dialogporten.next(request -> {
            dialogporten.answer(request);
            return Optional.of(FakeDialogporten.status(502));
        });
        deliver();
        clock.advance(Duration.ofSeconds(5));
        deliver();

        assertThat(dialog(id).path("activities")).hasSize(1);
        assertThat(row(id).state()).isEqualTo("done");
        assertThat(dialogporten.calls()).containsExactly("POST 502", "POST 409", "GET 200", "PUT 204");
    }

    /** Whoever was held up between looking and changing changes nothing: somebody else was there. */
    @Test
    void shouldNotReplaceWhatHasChangedSinceItLooked() {
        var id = open("barnehage");
        deliver();
        tell(id, "B", 1);
        dialogporten.next(_ -> Optional.empty());
        dialogporten.next(_ -> {
            dialogporten.touch(id.toString());
            return Optional.empty();
        });
        deliver();

        assertThat(dialog(id).path("status").asText()).isEqualTo("Awaiting");
        assertThat(row(id).state()).isEqualTo("waiting");

        clock.advance(Duration.ofSeconds(5));
        deliver();
        assertThat(dialog(id).path("status").asText()).isEqualTo("InProgress");
    }

    @Test
    void shouldTellNextWhatChangedWhileItWasTelling() {
        var id = open("barnehage");
        dialogporten.next(_ -> {
            tell(id, "B", 1);
            return Optional.empty();
        });
        deliver();

        assertThat(dialog(id).path("status").asText()).isEqualTo("Awaiting");
        assertThat(row(id).state()).isEqualTo("waiting");

        deliver();
        assertThat(dialog(id).path("status").asText()).isEqualTo("InProgress");
        assertThat(row(id).state()).isEqualTo("done");
    }

    /** Set aside is what was told, not what came meanwhile. */
    @Test
    void shouldTryWhatChangedWhileTheOldWasRefused() {
        var id = open("barnehage");
        dialogporten.next(_ -> {
            tell(id, "B", 1);
            return Optional.of(FakeDialogporten.status(422));
        });
        deliver();
        assertThat(row(id).state()).isEqualTo("waiting");

        deliver();
        assertThat(dialog(id).path("status").asText()).isEqualTo("InProgress");
        assertThat(receipts(id)).isEmpty();
    }

    @Test
    void shouldTellEachOnceWhenSeveralWorkersAreAtIt() throws Exception {
        var ids = IntStream.range(0, 6).mapToObj(_ -> open("barnehage")).toList();
        var workers = Stream.generate(this::worker).limit(4).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Callable<Boolean>>();
            for (Due due : workers.getFirst().due()) {
                workers.forEach(worker -> tries.add(() -> worker.attempt(due)));
            }
            long got =
                    threads.invokeAll(tries).stream().filter(Future::resultNow).count();

            assertThat(got).isEqualTo(ids.size());
        }
        assertThat(dialogporten.calls()).hasSize(ids.size()).containsOnly("POST 201");
        assertThat(ids).allSatisfy(id -> assertThat(row(id).state()).isEqualTo("done"));
    }

    /** A worker that died with it holds it for a minute, and no longer. */
    @Test
    void shouldTakeOverFromAWorkerThatDied() {
        var id = open("barnehage");
        jdbi.useHandle(handle -> handle.execute(
                "update delivery set taken_until = ?", clock.instant().plusSeconds(60)));
        deliver();
        assertThat(dialogporten.calls()).isEmpty();

        clock.advance(Duration.ofSeconds(61));
        deliver();
        assertThat(dialog(id).path("status").asText()).isEqualTo("Awaiting");
    }

    /** It lost the case to another while it was told: what it has to say of it does not count any more. */
    @Test
    void shouldSayNothingOfACaseThatItHasLost() {
        var id = open("barnehage");
        dialogporten.next(_ -> {
            jdbi.useHandle(handle -> handle.execute(
                    "update delivery set taken_until = ?", clock.instant().plusSeconds(600)));
            return Optional.empty();
        });
        deliver();

        assertThat(row(id).state()).isEqualTo("waiting");
        assertThat(row(id).delivered()).isZero();
        assertThat(row(id).takenUntil()).isPresent();
    }

    @Test
    void shouldLeaveAloneWhatWasDeletedThereAndMakeAgainWhatIsGone() {
        var deleted = open("barnehage");
        var gone = open("barnehage");
        deliver();
        dialogporten.delete(deleted.toString());
        dialogporten.purge(gone.toString());
        tell(deleted, "B", 1);
        tell(gone, "B", 1);
        deliver();

        assertThat(row(deleted).reason()).contains("deleted-there");
        assertThat(receipts(deleted)).containsExactly("oppad set-aside deleted-there 1");
        assertThat(dialog(gone).path("activities")).hasSize(2);
    }

    /** Under the name of our case lies a dialog of another person: nobody guesses. */
    @Test
    void shouldQuarantineWhatIsSomebodyElsesThere() {
        var id = open("barnehage");
        deliver();
        applicant = NationalId.parse("10877200006");
        tell(id, "B", 1);
        for (int tries = 0; tries < 11; tries++) {
            deliver();
            clock.advance(Duration.ofMinutes(5));
        }

        assertThat(row(id).reason()).contains("not-understood");
        assertThat(dialog(id).path("status").asText()).isEqualTo("Awaiting");
        assertThat(dialogporten.calls()).doesNotContain("PUT 204");
    }

    @Test
    void shouldSetAsideWhatCannotBeRead() {
        applicant = Optional.empty();
        var id = open("barnehage");
        deliver();

        assertThat(row(id).reason()).contains("unreadable-here");
        assertThat(dialogporten.calls()).isEmpty();
    }

    @Test
    void shouldTellLongTimelinesInPieces() {
        var id = open("barnehage");
        IntStream.rangeClosed(1, 250).forEach(step -> tell(id, "B", step));
        var worker = worker();
        sweep(worker);
        sweep(worker);
        sweep(worker);

        assertThat(dialog(id).path("activities")).hasSize(251);
        assertThat(row(id).state()).isEqualTo("done");
        assertThat(dialogporten.calls())
                .containsExactly("POST 201", "POST 409", "GET 200", "PUT 204", "POST 409", "GET 200", "PUT 204");
    }

    private List<String> accessEntries() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select delegation from access_entry where person_key = :person order by id")
                .bind("person", person)
                .mapTo(String.class)
                .list());
    }

    @Test
    void shouldWriteInHerAccessLogBeforeItTells() {
        var id = open("barnehage");
        var before = new ArrayList<List<String>>();
        dialogporten.next(_ -> {
            before.add(accessEntries());
            return Optional.of(FakeDialogporten.status(503));
        });
        deliver();
        clock.advance(Duration.ofMinutes(5));
        deliver();
        tell(id, "B", 1);
        deliver();

        assertThat(before).containsExactly(List.of("dialogporten:" + id + ":1"));
        assertThat(accessEntries()).containsExactly("dialogporten:" + id + ":1", "dialogporten:" + id + ":2");
    }

    @Test
    void shouldTellNothingThatCannotBeWrittenInHerAccessLog() {
        var id = open("barnehage");
        var broken = (AccessLog) Proxy.newProxyInstance(
                AccessLog.class.getClassLoader(), new Class<?>[] {AccessLog.class}, (_, _, _) -> {
                    throw new IllegalStateException("the log is away");
                });
        sweep(worker(broken));

        assertThat(dialogporten.calls()).isEmpty();
        assertThat(row(id).state()).isEqualTo("waiting");
    }
}
