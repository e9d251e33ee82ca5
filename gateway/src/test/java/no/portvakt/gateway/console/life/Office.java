package no.portvakt.gateway.console.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.gateway.console.officers.Role;
import no.portvakt.gateway.fixture.Database;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import org.jdbi.v3.core.Jdbi;

/** A console on a database of its own, with one service at level 3, and those who work there. */
final class Office {

    static final DocumentName DOCUMENT = new DocumentName("barnehage.yaml");
    private static final DocumentName ANOTHER = new DocumentName("byggesak.yaml");

    final OfficerCall kari = officer("kari", "Kari");
    final OfficerCall ola = officer("ola", "Ola");
    final OfficerCall eva = officer("eva", "Eva");
    final OfficerCall owner = owner("barnehage");
    final OfficerCall ownerOfAnother = owner("byggesak");

    final FakeClock clock = new FakeClock(Instant.parse("2026-01-05T08:00:00Z"));
    final Jdbi jdbi = Database.migrated();
    private final List<AuditRecord> audit = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean full;
    private final OfficerJournal journal = new OfficerJournal(this::keep, clock);
    private final Judge judge = new CatalogJudge(RiskMatrix.shipped());
    final ProfileLife life = new StoredLife(jdbi, judge, journal, clock);
    final ProfileReading reading = new StoredProfiles(jdbi);
    final Simulations simulations =
            new StoredSimulations(jdbi, judge, (draft, back) -> "{\"requests\": 0}", journal, clock);

    Office() {
        seed();
    }

    static String profile(int level) {
        return profile("barnehage", level);
    }

    private static String profile(String id, int level) {
        return """
                service:
                  id: %s
                  title: {nb: Tjeneste, nn: Teneste, en: Service}
                  owner: {organisation: Asker kommune, municipality: "3203"}
                  host: %s
                  identity: pairwise
                  rules:
                    - path: /**
                      methods: [GET, POST]
                      level: %d
                      reason: {nb: Derfor, nn: Difor, en: Therefore}
                """.formatted(id, id, level);
    }

    static OfficerCall officer(String subject, String name) {
        return new OfficerCall(
                new Officer(subject, name, Set.of(Role.SECURITY_OFFICER), Set.of()), CorrelationId.random());
    }

    private static OfficerCall owner(String service) {
        return new OfficerCall(
                new Officer("owner-" + service, "Owner", Set.of(Role.SERVICE_OWNER), Set.of(new ServiceId(service))),
                CorrelationId.random());
    }

    boolean seed() {
        return new Seeding(jdbi, journal, clock)
                .seed(Documents.of(Map.of(DOCUMENT, profile(3), ANOTHER, profile("byggesak", 2))));
    }

    /** Another document changes what is in force; here it is raised. */
    void seedAnother() {
        var raised = life.draft(kari, ANOTHER, Optional.of(profile("byggesak", 3)), "because");
        propose(kari, ((LifeOutcome.Done) raised).line().version().id());
    }

    long draft(OfficerCall call, int level) {
        var outcome = life.draft(call, DOCUMENT, Optional.of(profile(level)), "because");
        return ((LifeOutcome.Done) outcome).line().version().id();
    }

    LifeOutcome propose(OfficerCall call, long version) {
        return propose(call, version, Optional.empty(), Optional.empty());
    }

    LifeOutcome propose(OfficerCall call, long version, Optional<Instant> from, Optional<UUID> simulation) {
        return life.propose(call, version, new Proposal("because", from, simulation));
    }

    LifeOutcome proposeFrom(OfficerCall call, int level, Instant from) {
        return propose(call, draft(call, level), Optional.of(from), Optional.empty());
    }

    LifeOutcome proposeLowering(OfficerCall call) {
        var draft = draft(call, 2);
        return propose(call, draft, Optional.empty(), simulate(call, draft));
    }

    Optional<UUID> simulate(OfficerCall call, long version) {
        return simulations.run(call, version, Duration.ofDays(7)).map(SimulationResult::id);
    }

    void activateDue() {
        new Activation(judge, journal, clock).activateDue(jdbi);
    }

    /** A lowering of the other document, proposed. */
    long proposeLoweringOfAnother(OfficerCall call) {
        var draft = ((LifeOutcome.Done) life.draft(call, ANOTHER, Optional.of(profile("byggesak", 1)), "because"))
                .line()
                .version()
                .id();
        propose(call, draft, Optional.empty(), simulate(call, draft));
        return draft;
    }

    boolean take(long version, int step) {
        var store = new ProfileStore();
        return jdbi.inTransaction(handle -> store.add(
                handle,
                store.find(handle, version).orElseThrow().version(),
                new LifeEvent(
                        step,
                        Kind.PROPOSED,
                        "kari",
                        "Kari",
                        "because",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant())));
    }

    int levelInForce() {
        var text = reading.inForce().text(DOCUMENT).orElseThrow();
        int at = text.indexOf("level: ") + "level: ".length();
        return Integer.parseInt(text.substring(at, at + 1));
    }

    long policyNumber() {
        return jdbi.withHandle(PolicyVersions::current).orElseThrow().number();
    }

    List<Lifeline> history() {
        return reading.history(kari.officer(), DOCUMENT);
    }

    Lifeline line(long id) {
        return reading.find(kari.officer(), id).orElseThrow();
    }

    List<AuditRecord> audited(String what) {
        return audit.stream().filter(record -> record.what().equals(what)).toList();
    }

    void auditIsFull() {
        full = true;
    }

    private void keep(AuditRecord record) {
        if (full) {
            throw new IllegalStateException("the disk is full");
        }
        audit.add(record);
    }
}
