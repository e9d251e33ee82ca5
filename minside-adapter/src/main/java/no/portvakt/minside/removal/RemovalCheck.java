package no.portvakt.minside.removal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Whether every removal is proved as it was written, and nothing of a removed case is left here; as of one moment. What it
 * cannot see: the last proofs taken away together, unless one of them was kept elsewhere.
 */
public final class RemovalCheck {

    private static final int FETCHED = 1_000;

    private final Jdbi jdbi;
    private final ProofMarks marks;

    public RemovalCheck(Jdbi jdbi, ProofMarks marks) {
        this.jdbi = jdbi;
        this.marks = marks;
    }

    /**
     * What there is.
     *
     * @param withdrawals of removed cases that another surface has not been told of yet
     * @param last the last proof's number and mark, to be kept elsewhere
     */
    public record Summary(long removals, long withdrawals, Optional<String> last) {}

    /**
     * Checks.
     *
     * @param anchors marks of proofs that were kept elsewhere, by number
     * @param problems hears of each
     */
    public Summary run(Map<Long, String> anchors, Consumer<RemovalProblem> problems) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            var open = new HashMap<>(anchors);
            var chain = new Chain(open, problems);
            proofs(handle, chain);
            open.keySet().stream().sorted().forEach(number -> problems.accept(new RemovalProblem.AnchorBroken(number)));
            for (var kind : Remains.values()) {
                kind.left(handle).forEach(id -> problems.accept(new RemovalProblem.StillThere(id, kind.table())));
            }
            return new Summary(chain.count, withdrawals(handle), chain.last());
        });
    }

    private static void proofs(Handle handle, Chain chain) {
        try (var rows = handle.createQuery("select * from removed_case order by number")
                .setFetchSize(FETCHED)
                .map((row, context) ->
                        Map.entry(ConstructorMapper.of(Proof.class).map(row, context), row.getString("mark")))
                .iterator()) {
            rows.forEachRemaining(row -> chain.next(row.getKey(), row.getValue()));
        }
    }

    private static long withdrawals(Handle handle) {
        return handle.createQuery("select count(*) from delivery where removed_received_at is not null")
                .mapTo(Long.class)
                .one();
    }

    /** Proofs, one after the other. */
    private final class Chain {

        private final Map<Long, String> anchors;
        private final Consumer<RemovalProblem> problems;
        private String before = ProofMarks.NOTHING_BEFORE;
        private long expected = 1;
        private long count;

        private Chain(Map<Long, String> anchors, Consumer<RemovalProblem> problems) {
            this.anchors = anchors;
            this.problems = problems;
        }

        private void next(Proof proof, String mark) {
            if (proof.number() > expected) {
                problems.accept(new RemovalProblem.ProofsMissing(expected, proof.number() - 1));
            } else if (!marks.holds(mark, proof, before)) {
                problems.accept(new RemovalProblem.ProofChanged(proof.number()));
            }
            anchors.remove(proof.number(), mark);
            before = mark;
            expected = proof.number() + 1;
            count++;
        }

        private Optional<String> last() {
            return count == 0 ? Optional.empty() : Optional.of((expected - 1) + ":" + before);
        }
    }
}
