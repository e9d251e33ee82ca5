package no.portvakt.minside.status;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code archive_case}. Every method runs in the caller's transaction. */
public final class AskedCases {

    private static final String ROWS = """
            select a.case_id, a.said_hash, a.verdict, a.failures, c.status, c.changed_at
            from archive_case a join citizen_case c on c.id = a.case_id
            """;

    private AskedCases() {}

    /** From now on it can be asked for. */
    static void enrol(Handle handle, UUID id) {
        handle.createUpdate("""
                        insert into archive_case (case_id, fagsystem, next_ask_at)
                        select id, fagsystem, received_at from citizen_case where id = :id on conflict do nothing
                        """).bind("id", id).execute();
    }

    /** Those that are to be asked for, the longest waiting first. */
    public static List<AskedCase> due(Handle handle, Collection<String> fagsystemer, Instant now, int most) {
        return handle.createQuery(ROWS + """
                        where a.fagsystem = any(:fagsystemer) and a.next_ask_at <= :now
                        order by a.next_ask_at limit :most
                        """)
                .bindArray("fagsystemer", String.class, fagsystemer)
                .bind("now", now)
                .bind("most", most)
                .map(ConstructorMapper.of(AskedCase.class))
                .list();
    }

    public static Optional<AskedCase> find(Handle handle, UUID id) {
        return handle.createQuery(ROWS + "where a.case_id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(AskedCase.class))
                .findOne();
    }

    /** Which of these cases their fagsystem tells of itself. */
    public static Set<UUID> ofOthers(Handle handle, Collection<String> fagsystemer, Collection<UUID> ids) {
        return handle.createQuery("""
                        select case_id from archive_case where case_id = any(:ids) and fagsystem <> all(:fagsystemer)
                        """)
                .bindArray("ids", UUID.class, ids)
                .bindArray("fagsystemer", String.class, fagsystemer)
                .mapTo(UUID.class)
                .set();
    }

    /** It was asked for, and this came of it. */
    public static void settle(Handle handle, UUID id, Settled settled) {
        handle.createUpdate("""
                        update archive_case set verdict = :verdict, reason = :reason, said_hash = :hash, failures = 0,
                        asked_at = :at, next_ask_at = :next where case_id = :id
                        """)
                .bind("verdict", settled.verdict().id())
                .bind("reason", settled.reason())
                .bind("hash", settled.hash())
                .bind("at", settled.at())
                .bind("next", settled.next())
                .bind("id", id)
                .execute();
    }

    /** Nothing is new: the archive says what it said. */
    public static void unchanged(Handle handle, UUID id, Instant at, Instant next) {
        handle.createUpdate("""
                        update archive_case set failures = 0, asked_at = :at, next_ask_at = :next where case_id = :id
                        """)
                .bind("at", at)
                .bind("next", next)
                .bind("id", id)
                .execute();
    }

    /** Nothing came of it; what was known of it stands. */
    public static void failed(Handle handle, UUID id, Instant next) {
        handle.createUpdate("""
                        update archive_case set failures = failures + 1, next_ask_at = :next where case_id = :id
                        """).bind("next", next).bind("id", id).execute();
    }

    /** How many cases of these fagsystemer there are with each verdict. */
    public static Map<Verdict, Long> count(Handle handle, Collection<String> fagsystemer) {
        Map<String, Long> counted = handle
                .createQuery("""
                        select verdict, count(*) from archive_case where fagsystem = any(:fagsystemer) group by verdict
                        """)
                .bindArray("fagsystemer", String.class, fagsystemer)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return Arrays.stream(Verdict.values())
                .collect(toUnmodifiableMap(verdict -> verdict, verdict -> counted.getOrDefault(verdict.id(), 0L)));
    }

    /** How many cases the archive has under a key of ours that we know nothing of. */
    public static long unknown(Handle handle) {
        return handle.createQuery("select count(*) from inbox_event where fagsystem = :us and outcome = 'set-aside'")
                .bind("us", SeenIntake.SOURCE)
                .mapTo(Long.class)
                .one();
    }

    /** What the archive's word on a case is worth, beside ours. */
    public enum Verdict {
        UNASKED,
        SAME,
        /** It cannot be used. */
        SET_ASIDE,
        /** The archive does not know the case. */
        ABSENT,
        /** It may be another case. */
        QUARANTINED;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What came of asking. */
    public record Settled(Verdict verdict, Optional<String> reason, Optional<String> hash, Instant at, Instant next) {}

    /**
     * A case that is asked for.
     *
     * @param saidHash of what the archive said last
     * @param failures in a row
     * @param status our word for where it stands
     * @param changedAt when it last moved
     */
    public record AskedCase(
            UUID caseId, Optional<String> saidHash, String verdict, int failures, String status, Instant changedAt) {

        /** Whether the archive and we said the same, when it was asked last. */
        public boolean isSettled() {
            return verdict.equals(Verdict.SAME.id());
        }

        /** Whether nothing more is to be expected. */
        public boolean isOver() {
            return status.equals(CitizenStatus.AVSLUTTET.id()) || status.equals(CitizenStatus.AVVIST.id());
        }
    }
}
