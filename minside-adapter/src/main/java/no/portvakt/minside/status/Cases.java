package no.portvakt.minside.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.EmptyHandling;

/** The tables {@code citizen_case} and {@code milestone}. Every method runs in the caller's transaction. */
public final class Cases {

    /** The raw status of a case that no fagsystem has spoken of yet: Noark's "reserved". */
    static final String RAW_RECEIVED = "R";

    private final Onward onward;

    /**
     * Makes the tables.
     *
     * @param onward who else is told of every change
     */
    public Cases(Onward onward) {
        this.onward = onward;
    }

    /** A case begins, with the milestone "received". */
    public void open(Handle handle, NewCase opened) {
        handle.createUpdate("""
                        insert into citizen_case
                        (id, person_key, service, fagsystem, level, status, raw_status, received_at, changed_at)
                        values (:id, :person, :service, :fagsystem, :level, :status, :raw, :at, :at)
                        """)
                .bind("id", opened.id())
                .bind("person", opened.person())
                .bind("service", opened.service())
                .bind("fagsystem", opened.fagsystem())
                .bind("level", opened.level().number())
                .bind("status", CitizenStatus.MOTTATT.id())
                .bind("raw", RAW_RECEIVED)
                .bind("at", opened.received())
                .execute();
        addMilestones(
                handle,
                List.of(new MilestoneRow(
                        opened.id(), 0, CitizenStatus.MOTTATT.id(), Optional.empty(), opened.received())));
        onward.changed(handle, List.of(opened.id()), opened.received());
    }

    /** The archive has given its number. */
    public void number(Handle handle, UUID id, String number, Instant now) {
        handle.createUpdate("update citizen_case set case_number = :number where id = :id")
                .bind("number", number)
                .bind("id", id)
                .execute();
        AskedCases.enrol(handle, id);
        onward.changed(handle, List.of(id), now);
    }

    /** Whether another of our cases has this number of the archive's. */
    boolean isNumberOfAnother(Handle handle, String number, UUID id) {
        return handle.createQuery(
                        "select exists (select 1 from citizen_case where case_number = :number and id <> :id)")
                .bind("number", number)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** As many as wished, newest first, from after a place on. */
    List<CaseRow> of(Handle handle, String person, CaseQuery query, Optional<CaseCursors.Position> after, int wished) {
        return handle.createQuery("""
                        select * from citizen_case where person_key = :person <narrowed> <following>
                        order by <column> desc, id desc limit :wished
                        """)
                .define("narrowed", query.service().isPresent() ? "and service = :service" : "")
                .define("following", after.isPresent() ? "and (" + query.order().column() + ", id) < (:at, :id)" : "")
                .define("column", query.order().column())
                .bind("person", person)
                .bind("service", query.service())
                .bind("at", after.map(CaseCursors.Position::at))
                .bind("id", after.map(CaseCursors.Position::id))
                .bind("wished", wished)
                .map(ConstructorMapper.of(CaseRow.class))
                .list();
    }

    /** Somebody else's case is not found, exactly like one that does not exist. */
    Optional<CaseRow> find(Handle handle, String person, UUID id) {
        return handle.createQuery("select * from citizen_case where id = :id and person_key = :person")
                .bind("id", id)
                .bind("person", person)
                .map(ConstructorMapper.of(CaseRow.class))
                .findOne();
    }

    /** Whosever it is. */
    Optional<CaseRow> find(Handle handle, UUID id) {
        return handle.createQuery("select * from citizen_case where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(CaseRow.class))
                .findOne();
    }

    /** Locks the cases until the transaction ends, one after the other in the order of their ids. */
    Map<UUID, CaseRow> lock(Handle handle, List<UUID> ids) {
        return handle.createQuery("select * from citizen_case where id in (<ids>) order by id for update")
                .bindList(EmptyHandling.NULL_KEYWORD, "ids", ids)
                .map(ConstructorMapper.of(CaseRow.class))
                .collect(Collectors.toMap(CaseRow::id, row -> row));
    }

    /** Locks one case until the transaction ends. */
    Optional<CaseRow> lock(Handle handle, UUID id) {
        return lock(handle, List.of(id)).values().stream().findFirst();
    }

    /** Those of the places that are taken. */
    Set<Step> taken(Handle handle, Set<Step> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery("select case_id, sequence from milestone where (case_id, sequence) in (<steps>)")
                .bindMethodsList("steps", wanted, List.of("caseId", "sequence"))
                .map(ConstructorMapper.of(Step.class))
                .collect(Collectors.toSet());
    }

    void move(Handle handle, List<CaseRow> moved, Instant now) {
        if (moved.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                update citizen_case set status = :status, raw_status = :raw, last_sequence = :sequence,
                level = :level, subject_sealed = :subject, changed_at = :at where id = :id
                """);
        moved.forEach(row -> batch.bind("status", row.status())
                .bind("raw", row.rawStatus())
                .bind("sequence", row.lastSequence())
                .bind("level", row.level())
                .bind("subject", row.subjectSealed())
                .bind("at", row.changedAt())
                .bind("id", row.id())
                .add());
        batch.execute();
        onward.changed(handle, moved.stream().map(CaseRow::id).toList(), now);
    }

    /** Breaks if a case has one of them already. */
    void addMilestones(Handle handle, List<MilestoneRow> added) {
        if (added.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                insert into milestone (case_id, sequence, status, detail_sealed, started_at)
                values (:case, :sequence, :status, :detail, :at)
                """);
        added.forEach(row -> batch.bind("case", row.caseId())
                .bind("sequence", row.sequence())
                .bind("status", row.status())
                .bind("detail", row.detailSealed())
                .bind("at", row.startedAt())
                .add());
        batch.execute();
    }
}
