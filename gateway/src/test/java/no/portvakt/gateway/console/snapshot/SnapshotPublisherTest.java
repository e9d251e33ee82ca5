package no.portvakt.gateway.console.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.emergency.Emergency;
import no.portvakt.gateway.console.emergency.EmergencyOutcome;
import no.portvakt.gateway.console.emergency.StoredEmergencies;
import no.portvakt.gateway.console.life.CatalogJudge;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.Documents;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.gateway.console.life.ProfileLife;
import no.portvakt.gateway.console.life.Proposal;
import no.portvakt.gateway.console.life.Seeding;
import no.portvakt.gateway.console.life.StoredLife;
import no.portvakt.gateway.console.life.StoredProfiles;
import no.portvakt.gateway.console.life.StoredSimulations;
import no.portvakt.gateway.console.life.WatchedHistory;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.gateway.console.officers.Role;
import no.portvakt.gateway.console.snapshot.SnapshotPublisher.Seals;
import no.portvakt.gateway.fixture.Database;
import no.portvakt.gateway.policy.SignedSnapshot;
import no.portvakt.gateway.policy.Snapshot;
import no.portvakt.gateway.policy.SnapshotVerifier;
import no.portvakt.gateway.policy.SnapshotVerifier.Verdict.Genuine;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.simulate.WatchedWords;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.correlation.CorrelationId;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotPublisherTest {

    private static final DocumentName DOCUMENT = new DocumentName("barnehage.yaml");
    private static final ECKey KEY = key();
    private static final ECKey PERSON_KEY = key();
    private static final OfficerCall KARI = officer("kari", Role.SECURITY_OFFICER);
    private static final OfficerCall OLA = officer("ola", Role.SECURITY_OFFICER);
    private static final OfficerCall OWNER = officer("owner", Role.SERVICE_OWNER);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-01-05T08:00:00Z"));
    private final Jdbi jdbi = Database.migrated();
    private final OfficerJournal journal = new OfficerJournal(record -> {}, clock);
    private final ProfileLife life = new StoredLife(jdbi, new CatalogJudge(RiskMatrix.shipped()), journal, clock);
    private final StoredEmergencies desk = new StoredEmergencies(jdbi, journal, clock);
    private final SnapshotPublisher one = publisher();
    private final SnapshotPublisher other = publisher();

    @BeforeEach
    void seed() {
        new Seeding(jdbi, journal, clock).seed(Documents.of(Map.of(DOCUMENT, profile(3, "/**"))));
    }

    @Test
    void shouldGiveWhatIsInForceUnderASignatureThatTheVerifierKnows() {
        one.look();

        var snapshot = snapshot(one, 0);
        assertThat(snapshot.version()).isEqualTo(1);
        assertThat(snapshot.documents()).hasSize(1);
        assertThat(snapshot.expires()).isEqualTo(Instant.parse("2026-01-06T08:00:00Z"));
        assertThat(snapshot.personKey()).contains(PERSON_KEY.toPublicJWK());
    }

    @Test
    void shouldTellTheOtherConsolesEdgesWhenALevelIsRaisedAtOne() {
        other.look();
        var waits = other.newerThan(1, Duration.ofSeconds(20)).toCompletableFuture();
        raise(4);
        assertThat(waits).isNotDone();

        other.look();

        assertThat(read(waits.join().orElseThrow()).version()).isEqualTo(2);
        one.look();
        assertThat(snapshot(one, 1).documents()).isEqualTo(snapshot(other, 1).documents());
    }

    @Test
    void shouldSayNothingWhenThereIsNothingNewerInTime() {
        one.look();

        assertThat(one.newerThan(1, Duration.ofMillis(20)).toCompletableFuture().join())
                .isEmpty();
    }

    @Test
    void shouldRenewUnderAHigherNumberOnceOnly() {
        one.look();
        other.look();
        clock.advance(Duration.ofHours(9));

        one.look();
        other.look();

        assertThat(snapshot(one, 0).version()).isEqualTo(2);
        assertThat(snapshot(other, 0).version()).isEqualTo(2);
        assertThat(snapshot(one, 0).expires()).isAfter(clock.instant().plus(Duration.ofHours(23)));
    }

    @Test
    void shouldWatchTheWordsOfAProposalThatWaits() {
        var draft = draft(profile(2, "/sak"));
        var simulation = new StoredSimulations(
                        jdbi, new CatalogJudge(RiskMatrix.shipped()), (catalog, back) -> "{}", journal, clock)
                .run(KARI, draft, Duration.ofDays(1))
                .orElseThrow();
        life.propose(KARI, draft, new Proposal("because", Optional.empty(), Optional.of(simulation.id())));

        one.look();

        assertThat(snapshot(one, 1).watched()).containsEntry(new ServiceId("barnehage"), Set.of("sak"));
        other.look();
        Map<Long, WatchedWords> kept = jdbi.withHandle(handle -> WatchedHistory.since(handle, Instant.EPOCH));
        assertThat(kept)
                .containsOnlyKeys(2L)
                .containsEntry(2L, new WatchedWords(Map.of(new ServiceId("barnehage"), Set.of("sak"))));
    }

    @Test
    void shouldRaiseWithOneOfficerAndEndWithTwo() {
        var raised = desk.raise(KARI, Optional.empty(), SecurityLevel.HIGH, "stolen codes");
        one.look();
        assertThat(snapshot(one, 1).emergency()).hasSize(1);

        var id = id(raised);
        assertThat(desk.agreeToEnd(OLA, id, "over")).isInstanceOf(EmergencyOutcome.Overtaken.class);
        assertThat(desk.proposeEnd(KARI, id, "over")).isInstanceOf(EmergencyOutcome.InForce.class);
        assertThat(desk.agreeToEnd(KARI, id, "over")).isEqualTo(new EmergencyOutcome.Refused(Why.SAME_PERSON));
        assertThat(desk.inForce()).hasSize(1);

        assertThat(desk.agreeToEnd(OLA, id, "over")).isInstanceOf(EmergencyOutcome.Ended.class);
        one.look();
        assertThat(snapshot(one, 2).emergency()).isEmpty();
        assertThat(snapshot(one, 2).version()).isEqualTo(3);
    }

    @Test
    void shouldLetAnOwnerRaiseHerServiceAndEndNothing() {
        var hers = Optional.of(new ServiceId("barnehage"));

        assertThat(desk.raise(OWNER, Optional.empty(), SecurityLevel.HIGH, "because"))
                .isEqualTo(new EmergencyOutcome.Refused(Why.ROLE));
        var raised = desk.raise(OWNER, hers, SecurityLevel.HIGH, "because");
        assertThat(desk.inForce()).extracting(Emergency::service).containsExactly(hers);
        assertThat(desk.proposeEnd(OWNER, id(raised), "over")).isEqualTo(new EmergencyOutcome.Refused(Why.ROLE));
    }

    private void raise(int level) {
        life.propose(KARI, draft(profile(level, "/**")), new Proposal("because", Optional.empty(), Optional.empty()));
    }

    private long draft(String yaml) {
        return ((LifeOutcome.Done) life.draft(KARI, DOCUMENT, Optional.of(yaml), "because"))
                .line()
                .version()
                .id();
    }

    private static UUID id(EmergencyOutcome raised) {
        return ((EmergencyOutcome.InForce) raised).emergency().id();
    }

    private SnapshotPublisher publisher() {
        return new SnapshotPublisher(
                jdbi,
                new StoredProfiles(jdbi),
                desk,
                new Seals(new SnapshotSigner(KEY), Optional.of(PERSON_KEY)),
                Duration.ofDays(1),
                clock);
    }

    private static Snapshot snapshot(SnapshotPublisher from, long newerThan) {
        return read(from.newerThan(newerThan, Duration.ofSeconds(5))
                .toCompletableFuture()
                .join()
                .orElseThrow());
    }

    private static Snapshot read(SignedSnapshot signed) {
        var verdict = new SnapshotVerifier(List.of(KEY.toPublicJWK())).verify(signed);
        assertThat(verdict).isInstanceOf(Genuine.class);
        return ((Genuine) verdict).snapshot();
    }

    private static String profile(int level, String path) {
        return """
                service:
                  id: barnehage
                  title: {nb: Tjeneste, nn: Teneste, en: Service}
                  owner: {organisation: Asker kommune, municipality: "3203"}
                  host: barnehage
                  identity: pairwise
                  rules:
                    - path: %s
                      methods: [GET, POST]
                      level: %d
                      reason: {nb: Derfor, nn: Difor, en: Therefore}
                """.formatted(path, level);
    }

    private static OfficerCall officer(String subject, Role role) {
        return new OfficerCall(
                new Officer(subject, subject, Set.of(role), Set.of(new ServiceId("barnehage"))),
                CorrelationId.random());
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
