package no.portvakt.minside.removal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.status.CaseRow;
import no.portvakt.minside.status.Onward;
import no.portvakt.minside.status.Removing;
import no.portvakt.profiles.level.SecurityLevel;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Removes cases: all that is kept of one, in one transaction with the proof and with the entry in the citizen's access log.
 * Each proof is marked with the one before it and said in the log as well: who keeps that line elsewhere can show later
 * that none has been taken away. Thread-safe.
 */
public final class Removals implements Removing {

    private static final Logger LOG = Logger.getLogger("portvakt.removals");

    /** Any number that nobody else locks: proofs are written one after the other. */
    private static final long LOCK = 0x0DE1E7EL;

    private static final Text ACTION = new Text(
            "Saken din ble slettet fra MinSide. Arkivet har den fortsatt, så lenge loven sier.",
            "Saka di vart sletta frå MinSide. Arkivet har henne framleis, så lenge lova seier.",
            "Your case was deleted from MinSide. The archive still has it, for as long as the law says.");

    private final AccessLog accessLog;
    private final ProofMarks marks;
    private final String municipality;
    private final Clock clock;

    /**
     * Makes the remover.
     *
     * @param municipality who removes, as the citizen reads it
     */
    public Removals(AccessLog accessLog, ProofMarks marks, String municipality, Clock clock) {
        this.accessLog = accessLog;
        this.marks = marks;
        this.municipality = municipality;
        this.clock = clock;
    }

    /** The last proof. */
    public record Last(long number, String mark) {}

    @Override
    public Set<UUID> removed(Handle handle, Collection<UUID> cases) {
        return Set.copyOf(handle.createQuery("select case_id from removed_case where case_id = any(:ids)")
                .bindArray("ids", UUID.class, List.copyOf(cases))
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public void remove(Handle handle, CaseRow row, Removal removal) {
        if (!isFiled(handle, row.id())) {
            throw new IllegalStateException("case " + row.id() + " is not in the archive yet");
        }
        var now = clock.instant();
        Onward.removed(handle, row, now);
        var held = Remains.delete(handle, row.id());
        handle.select("select pg_advisory_xact_lock(?)", LOCK).mapToMap().list();
        var last = last(handle);
        var proof = new Proof(
                last.map(Last::number).orElse(0L) + 1,
                row.id(),
                row.service(),
                row.fagsystem(),
                removal.why().id(),
                removal.rule(),
                removal.since(),
                now,
                held);
        var mark = marks.of(proof, last.map(Last::mark).orElse(ProofMarks.NOTHING_BEFORE));
        write(handle, proof, mark);
        accessLog.removal(handle, "removal:" + row.id(), row.personKey(), entry(row, removal, now));
        LOG.infof("removal %d: case %s, %s (%s), %s", proof.number(), row.id(), proof.why(), proof.rule(), mark);
    }

    /** A form that is not in the archive yet would be lost with its case. */
    private static boolean isFiled(Handle handle, UUID caseId) {
        return handle.createQuery(
                        "select exists (select 1 from outbox where submission_id = :case and state <> 'done')")
                .bind("case", caseId)
                .mapTo(Boolean.class)
                .map(waits -> !waits)
                .one();
    }

    /** Empty before there is any. */
    static Optional<Last> last(Handle handle) {
        return handle.createQuery("select number, mark from removed_case order by number desc limit 1")
                .map(ConstructorMapper.of(Last.class))
                .findOne();
    }

    private static void write(Handle handle, Proof proof, String mark) {
        handle.createUpdate("""
                        insert into removed_case
                        (number, case_id, service, fagsystem, why, rule, since, removed_at, held, mark)
                        values (:number, :caseId, :service, :fagsystem, :why, :rule, :since, :removedAt, :held, :mark)
                        """).bindMethods(proof).bind("mark", mark).execute();
    }

    /** What the case was about stays out of it. */
    private AccessEntry entry(CaseRow row, Removal removal, Instant now) {
        return new AccessEntry(
                now,
                ACTION,
                new AccessEntry.Receiver("", municipality, "MinSide"),
                Optional.of(row.service()),
                SecurityLevel.of(row.level()).orElse(SecurityLevel.OPEN),
                removal.because(),
                List.of());
    }
}
