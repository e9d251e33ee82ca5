package no.portvakt.minside;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.removal.ProofMarks;
import no.portvakt.minside.removal.RemovalCheck;
import no.portvakt.minside.removal.RemovalProblem;
import no.portvakt.minside.removal.Retention;
import no.portvakt.minside.status.EventOutcome;
import org.junit.jupiter.api.BeforeEach;

/** Cases that leave for good. Each test counts its own proofs. */
abstract class RemovalWorld extends DeliveryWorld {

    static final RetentionClass KEPT = new RetentionClass("vanlig", Period.ofYears(3));
    static final Duration THREE_YEARS = Duration.ofDays(3 * 366);

    /** Of this test alone: others leave cases behind that are over. */
    final String service = "tjeneste-" + UUID.randomUUID();

    @BeforeEach
    void beginWithoutProofs() {
        jdbi.useHandle(handle -> handle.execute("delete from removed_case"));
    }

    Retention retention() {
        return new Retention(jdbi, removals(), Map.of(service, KEPT), clock);
    }

    /** A case whose form is in the archive. */
    UUID filed() {
        return filed(service);
    }

    UUID filed(String of) {
        var id = open(of);
        submitted(id, "done");
        jdbi.useTransaction(handle -> cases.number(handle, id, "2031/" + id, clock.instant()));
        return id;
    }

    void submitted(UUID id, String state) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into submission (id, person_key, service, idempotency_key, payload_sealed, received_at)
                    values (?, ?, 'barnehage', ?, 'sealed', now())
                    """, id, person, "key-" + id);
            handle.execute("""
                    insert into outbox (submission_id, state, next_attempt_at, correlation_id)
                    values (?, ?, now(), 'c')
                    """, id, state);
        });
    }

    EventOutcome takeBack(UUID id, String fagsystem, String reason) {
        return intake().receive(fagsystem, List.of(read(takenBack(id, reason)))).getFirst();
    }

    String takenBack(UUID id, String reason) {
        return """
                {"specversion": "1.0", "id": "gone-%s", "source": "urn:fagsystem:oppad", "subject": "%s",
                 "type": "no.portvakt.case.removed.v1", "time": "%s", "data": {"reason": "%s"}}
                """.formatted(id, id, clock.instant(), reason);
    }

    boolean isHere(UUID id) {
        return count("citizen_case where id = '" + id + "'") == 1;
    }

    long count(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + what)
                .mapTo(Long.class)
                .one());
    }

    List<String> problems(Map<Long, String> anchors) {
        var found = new ArrayList<RemovalProblem>();
        new RemovalCheck(jdbi, new ProofMarks(List.of(KEY))).run(anchors, found::add);
        return found.stream().map(RemovalProblem::text).toList();
    }
}
