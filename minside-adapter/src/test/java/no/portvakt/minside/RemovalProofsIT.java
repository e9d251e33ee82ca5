package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays of cases that are removed, and what is done to it. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class RemovalProofsIT extends RemovalWorld {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update removed_case set rule = 'kort P1D' where number = 2  | removal 2, or what comes before it, is not as it was written
            update removed_case set held = '' where number = 3          | removal 3, or what comes before it, is not as it was written
            delete from removed_case where number = 1                   | removal 1 is missing
            delete from removed_case where number = 2                   | removal 2 is missing
            update removed_case set case_id = gen_random_uuid() where number = 1 | removal 1
            """)
    void shouldSayWhatWasDoneToProofs(String tampering, String expected) {
        Stream.of("trukket", "dublett", "slettet").forEach(reason -> takeBack(filed(), "oppad", reason));
        assertThat(problems(Map.of())).isEmpty();
        jdbi.useHandle(handle -> handle.execute(tampering));

        assertThat(problems(Map.of())).first().asString().startsWith(expected);
    }

    @Test
    void shouldFindWhatARestoredBackupBringsBack() {
        var id = filed();
        takeBack(id, "oppad", "slettet");
        submitted(id, "done");

        assertThat(problems(Map.of()))
                .containsExactly(
                        "case " + id + " is removed, and there is something of it in outbox",
                        "case " + id + " is removed, and there is something of it in submission");
    }

    @Test
    void shouldMissTheLastProofIfItWasKeptElsewhere() {
        takeBack(filed(), "oppad", "slettet");
        takeBack(filed(), "oppad", "slettet");
        var mark = jdbi.withHandle(handle -> handle.createQuery("select mark from removed_case where number = 2")
                .mapTo(String.class)
                .one());
        assertThat(problems(Map.of(2L, mark))).isEmpty();

        jdbi.useHandle(handle -> handle.execute("delete from removed_case where number = 2"));
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of(2L, mark))).containsExactly("removal 2 is not the one that was kept elsewhere");
    }

    /** A proof of another history of the same database is marked well, and is not the one that the next one was marked with. */
    @Test
    void shouldNotTakeAProofFromAnotherHistory() {
        takeBack(filed(), "oppad", "trukket");
        takeBack(filed(), "oppad", "trukket");
        jdbi.useHandle(handle -> {
            handle.execute("create table another_history as select * from removed_case where number = 2");
            handle.execute("delete from removed_case where number = 2");
        });
        takeBack(filed(), "oppad", "trukket");
        takeBack(filed(), "oppad", "trukket");
        assertThat(problems(Map.of())).isEmpty();

        jdbi.useHandle(handle -> {
            handle.execute("delete from removed_case where number = 2");
            handle.execute("insert into removed_case select * from another_history");
            handle.execute("drop table another_history");
        });
        assertThat(problems(Map.of())).containsExactly("removal 3, or what comes before it, is not as it was written");
    }
}
