package no.portvakt.gateway.console.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.officers.Officer;
import org.jdbi.v3.core.Handle;

/** The tables of {@code V1__profiles.sql}. Every method runs in the transaction of its handle. */
final class ProfileStore {

    private static final String VERSION =
            "select v.id, v.document, v.number, v.yaml, v.based_on, v.author, v.author_name, v.note, v.made_at"
                    + " from profile_version v ";

    private static final String SIMULATION =
            "select id, version_id, officer, report::text, run_at from profile_simulation ";

    private static final String IS_ACTIVE =
            "exists (select 1 from profile_event e where e.version_id = v.id and e.kind = 'activated')"
                    + " and not exists (select 1 from profile_event e where e.version_id = v.id and e.kind = 'superseded')";

    private static final String LAST_KIND =
            "(select e.kind from profile_event e where e.version_id = v.id order by e.step desc limit 1)";

    /** The versions that are in force, those that end a document included. */
    List<ProfileVersion> active(Handle handle) {
        return handle.createQuery(VERSION + "where " + IS_ACTIVE + " order by v.document")
                .map((row, context) -> version(row))
                .list();
    }

    Optional<ProfileVersion> active(Handle handle, DocumentName document) {
        return handle.createQuery(VERSION + "where v.document = :document and " + IS_ACTIVE)
                .bind("document", document.value())
                .map((row, context) -> version(row))
                .findOne();
    }

    Documents inForce(Handle handle) {
        var texts = new TreeMap<DocumentName, String>();
        for (var version : active(handle)) {
            version.yaml().ifPresent(yaml -> texts.put(version.document(), yaml));
        }
        return new Documents(texts);
    }

    Optional<Lifeline> find(Handle handle, long id) {
        return handle.createQuery(VERSION + "where v.id = :id")
                .bind("id", id)
                .map((row, context) -> version(row))
                .findOne()
                .map(version -> line(handle, version));
    }

    /** Newest first. */
    List<Lifeline> history(Handle handle, DocumentName document) {
        return lines(
                handle,
                handle.createQuery(VERSION + "where v.document = :document order by v.number desc")
                        .bind("document", document.value())
                        .map((row, context) -> version(row))
                        .list());
    }

    /** Proposed or approved and not yet active; oldest first. */
    List<Lifeline> open(Handle handle) {
        return lines(
                handle,
                handle.createQuery(VERSION + "where " + LAST_KIND + " in ('proposed', 'approved') order by v.id")
                        .map((row, context) -> version(row))
                        .list());
    }

    /** Approved, and due by the database's clock too: whichever of two clocks is behind decides. */
    List<Lifeline> due(Handle handle, Instant now) {
        return lines(
                handle,
                handle.createQuery(
                                VERSION + "join profile_event p on p.version_id = v.id and p.kind = 'proposed' where "
                                        + LAST_KIND
                                        + " = 'approved' and (p.valid_from is null"
                                        + " or (p.valid_from <= :now and p.valid_from <= clock_timestamp())) order by v.id")
                        .bind("now", now)
                        .map((row, context) -> version(row))
                        .list());
    }

    ProfileVersion add(
            Handle handle,
            DocumentName document,
            Optional<String> yaml,
            Optional<Integer> basedOn,
            Officer author,
            String note,
            Instant at) {
        return handle.createQuery("""
                        insert into profile_version
                            (document, number, yaml, based_on, author, author_name, note, made_at)
                        select :document, coalesce(max(v.number), 0) + 1, :yaml, :basedOn, :author, :name, :note, :at
                        from profile_version v where v.document = :document
                        returning id, document, number, yaml, based_on, author, author_name, note, made_at""")
                .bind("document", document.value())
                .bind("yaml", yaml)
                .bind("basedOn", basedOn)
                .bind("author", author.subject())
                .bind("name", author.name())
                .bind("note", note)
                .bind("at", at)
                .map((row, context) -> version(row))
                .one();
    }

    /** False if somebody else has taken this step. */
    boolean add(Handle handle, ProfileVersion version, LifeEvent event) {
        return handle.createUpdate("""
                        insert into profile_event (version_id, step, kind, officer, officer_name, reason, valid_from,
                            simulation, judgement, happened_at)
                        values (:version, :step, :kind, :officer, :name, :reason, :validFrom,
                            :simulation, cast(:judgement as jsonb), :at)
                        on conflict (version_id, step) do nothing""")
                        .bind("version", version.id())
                        .bind("step", event.step())
                        .bind("kind", event.kind().word())
                        .bind("officer", event.officer())
                        .bind("name", event.officerName())
                        .bind("reason", event.reason())
                        .bind("validFrom", event.validFrom())
                        .bind("simulation", event.simulation())
                        .bind("judgement", event.judgement().map(JudgementText::write))
                        .bind("at", event.at())
                        .execute()
                == 1;
    }

    boolean isEmpty(Handle handle) {
        return handle.createQuery("select not exists (select 1 from profile_version)")
                .mapTo(Boolean.class)
                .one();
    }

    void add(Handle handle, SimulationResult result) {
        handle.createUpdate("""
                        insert into profile_simulation (id, version_id, officer, report, run_at)
                        values (:id, :version, :officer, cast(:report as jsonb), :at)""")
                .bind("id", result.id())
                .bind("version", result.version())
                .bind("officer", result.officer())
                .bind("report", result.report())
                .bind("at", result.runAt())
                .execute();
    }

    Optional<SimulationResult> simulation(Handle handle, UUID id) {
        return handle.createQuery(SIMULATION + "where id = :id")
                .bind("id", id)
                .map((row, context) -> simulation(row))
                .findOne();
    }

    Optional<SimulationResult> latestSimulation(Handle handle, long version) {
        return handle.createQuery(SIMULATION + "where version_id = :version order by run_at desc limit 1")
                .bind("version", version)
                .map((row, context) -> simulation(row))
                .findOne();
    }

    private static SimulationResult simulation(ResultSet row) throws SQLException {
        return new SimulationResult(
                row.getObject("id", UUID.class),
                row.getLong("version_id"),
                row.getString("officer"),
                row.getString("report"),
                row.getTimestamp("run_at").toInstant());
    }

    private static List<Lifeline> lines(Handle handle, List<ProfileVersion> versions) {
        return versions.stream().map(version -> line(handle, version)).toList();
    }

    private static Lifeline line(Handle handle, ProfileVersion version) {
        return new Lifeline(
                version,
                handle.createQuery(
                                "select step, kind, officer, officer_name, reason, valid_from, simulation,"
                                        + " judgement::text, happened_at from profile_event where version_id = :id order by step")
                        .bind("id", version.id())
                        .map((row, context) -> event(row))
                        .list());
    }

    private static ProfileVersion version(ResultSet row) throws SQLException {
        int basedOn = row.getInt("based_on");
        return new ProfileVersion(
                row.getLong("id"),
                new DocumentName(row.getString("document")),
                row.getInt("number"),
                Optional.ofNullable(row.getString("yaml")),
                basedOn == 0 ? Optional.empty() : Optional.of(basedOn),
                row.getString("author"),
                row.getString("author_name"),
                row.getString("note"),
                row.getTimestamp("made_at").toInstant());
    }

    private static LifeEvent event(ResultSet row) throws SQLException {
        return new LifeEvent(
                row.getInt("step"),
                Kind.of(row.getString("kind")),
                row.getString("officer"),
                row.getString("officer_name"),
                row.getString("reason"),
                Optional.ofNullable(row.getTimestamp("valid_from")).map(java.sql.Timestamp::toInstant),
                Optional.ofNullable(row.getObject("simulation", UUID.class)),
                Optional.ofNullable(row.getString("judgement")).map(JudgementText::read),
                row.getTimestamp("happened_at").toInstant());
    }
}
