package no.portvakt.gateway.console.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.life.LifeOutcome.Done;
import no.portvakt.gateway.console.life.LifeOutcome.OutOfDate;
import no.portvakt.gateway.console.life.LifeOutcome.Overtaken;
import no.portvakt.gateway.console.life.LifeOutcome.Refused;
import no.portvakt.gateway.console.life.LifeOutcome.SimulationFirst;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.trust.audit.AuditRecord;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileLifeTest {

    private final Office office = new Office();

    @Test
    void shouldBeActiveAtOnceWhenOneOfficerRaises() {
        var outcome = office.propose(office.kari, office.draft(office.kari, 4));

        assertThat(stage(outcome)).isEqualTo(Stage.ACTIVE);
        assertThat(office.levelInForce()).isEqualTo(4);
        assertThat(office.policyNumber()).isEqualTo(2);
    }

    @Test
    void shouldAskForASimulationFirstWhenSomethingIsLowered() {
        var outcome = office.propose(office.kari, office.draft(office.kari, 2));

        assertThat(outcome).isInstanceOf(SimulationFirst.class);
        assertThat(office.levelInForce()).isEqualTo(3);
    }

    @Test
    void shouldNotTakeTheSimulationOfAnotherVersion() {
        var another = office.draft(office.kari, 4);
        var simulated = office.simulate(office.kari, another);

        var outcome = office.propose(office.kari, office.draft(office.kari, 2), Optional.empty(), simulated);

        assertThat(outcome).isInstanceOf(SimulationFirst.class);
    }

    @Test
    void shouldWaitForASecondOfficerWhenSomethingIsLowered() {
        var outcome = office.proposeLowering(office.kari);

        assertThat(stage(outcome)).isEqualTo(Stage.PROPOSED);
        assertThat(office.levelInForce()).isEqualTo(3);
        assertThat(office.reading.waitingFor(office.ola.officer())).hasSize(1);
        assertThat(office.reading.waitingFor(office.kari.officer())).isEmpty();
    }

    @Test
    void shouldLowerWhenAnotherOfficerAgrees() {
        var proposed = id(office.proposeLowering(office.kari));

        assertThat(stage(office.life.approve(office.ola, proposed, "agreed"))).isEqualTo(Stage.ACTIVE);
        assertThat(office.levelInForce()).isEqualTo(2);
        assertThat(office.history().get(1).stage()).isEqualTo(Stage.SUPERSEDED);
    }

    @Test
    void shouldNotLetOnePersonAgreeWithHerselfUnderAnotherName() {
        var proposed = id(office.proposeLowering(office.kari));
        var renamed = Office.officer("kari", "Kari Nytt-Navn");

        assertThat(office.life.approve(renamed, proposed, "agreed")).isEqualTo(new Refused(Why.SAME_PERSON));
        assertThat(office.levelInForce()).isEqualTo(3);
    }

    @Test
    void shouldNotLetAServiceOwnerApprove() {
        var proposed = id(office.proposeLowering(office.kari));

        assertThat(office.life.approve(office.owner, proposed, "agreed")).isEqualTo(new Refused(Why.ROLE));
    }

    @Test
    void shouldNotLetAServiceOwnerTouchAnotherService() {
        var outcome =
                office.life.draft(office.ownerOfAnother, Office.DOCUMENT, Optional.of(Office.profile(4)), "because");

        assertThat(outcome).isEqualTo(new Refused(Why.ROLE));
    }

    @Test
    void shouldNotLetAServiceOwnerTurnAServiceIntoHers() {
        var hers = Office.profile(4).replace("id: barnehage", "id: byggesak");

        assertThat(office.life.draft(office.ownerOfAnother, Office.DOCUMENT, Optional.of(hers), "because"))
                .isEqualTo(new Refused(Why.ROLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "angår 14886498226"})
    void shouldRefuseAReasonThatSaysNothingOrNamesAPerson(String reason) {
        var draft = office.draft(office.kari, 4);

        assertThat(office.life.propose(office.kari, draft, new Proposal(reason, Optional.empty(), Optional.empty())))
                .isInstanceOf(LifeOutcome.Invalid.class);
        assertThat(office.levelInForce()).isEqualTo(3);
    }

    @Test
    void shouldTellTheSecondOfTwoWhoApproveAtOneMoment() throws InterruptedException, ExecutionException {
        var proposed = id(office.proposeLowering(office.kari));
        List<Callable<LifeOutcome>> both = List.of(
                () -> office.life.approve(office.ola, proposed, "agreed"),
                () -> office.life.approve(office.eva, proposed, "agreed"));

        try (var threads = Executors.newFixedThreadPool(2)) {
            var outcomes = threads.invokeAll(both);
            var one = outcomes.getFirst().get();
            var other = outcomes.getLast().get();

            assertThat(List.of(one, other)).hasAtLeastOneElementOfType(Done.class);
            assertThat(List.of(one, other)).hasAtLeastOneElementOfType(Overtaken.class);
        }
        assertThat(office.audited("profile.approved")).hasSize(1);
    }

    @Test
    void shouldKeepOneOfTwoEqualStepsEvenWithoutWaitingInTurn() {
        var draft = office.draft(office.kari, 4);

        assertThat(office.take(draft, 1)).isTrue();
        assertThat(office.take(draft, 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update profile_version set yaml = 'x'",
                "delete from profile_event",
                "truncate profile_simulation cascade",
                "update policy_version set number = 9"
            })
    void shouldRefuseToChangeWhatWasWritten(String statement) {
        assertThatThrownBy(() -> office.jdbi.useHandle(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void shouldRefuseADraftThatWasWrittenFromAnOlderVersion() {
        var stale = office.draft(office.ola, 4);
        office.propose(office.kari, office.draft(office.kari, 4));

        assertThat(office.propose(office.ola, stale)).isInstanceOf(OutOfDate.class);
    }

    @Test
    void shouldNotBeActiveBeforeItsTime() {
        var outcome = office.proposeFrom(office.kari, 4, office.clock.instant().plus(Duration.ofHours(1)));

        assertThat(stage(outcome)).isEqualTo(Stage.APPROVED);
        office.activateDue();
        assertThat(office.levelInForce()).isEqualTo(3);

        office.clock.advance(Duration.ofMinutes(61));
        office.activateDue();
        assertThat(office.levelInForce()).isEqualTo(4);
    }

    @Test
    void shouldNotRunEarlyNorBackWhenTheClockIsSetBack() {
        office.proposeFrom(office.kari, 4, office.clock.instant().plus(Duration.ofHours(1)));
        office.clock.advance(Duration.ofHours(-3));
        office.activateDue();
        assertThat(office.levelInForce()).isEqualTo(3);

        office.clock.advance(Duration.ofHours(5));
        office.activateDue();
        office.clock.advance(Duration.ofHours(-4));
        office.activateDue();
        assertThat(office.levelInForce()).isEqualTo(4);
    }

    @Test
    void shouldNotBelieveAClockThatIsAheadOfTheDatabases() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        office.proposeFrom(office.kari, 4, tomorrow);
        office.clock.advance(Duration.between(office.clock.instant(), tomorrow.plusSeconds(60)));

        office.activateDue();

        assertThat(office.levelInForce()).isEqualTo(3);
    }

    @Test
    void shouldWithdrawWhatWouldLowerMoreThanWasAgreedToWhenItsTimeComes() {
        var later = office.clock.instant().plus(Duration.ofHours(1));
        office.seedAnother();
        var scheduled = id(office.proposeFrom(office.kari, 4, later));
        office.propose(office.ola, office.draft(office.ola, 4));

        office.clock.advance(Duration.ofHours(2));
        office.activateDue();

        assertThat(office.line(scheduled).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(office.levelInForce()).isEqualTo(4);
    }

    @Test
    void shouldRollBackAsANewVersion() {
        office.propose(office.kari, office.draft(office.kari, 4));

        var back = office.life.rollBack(office.kari, Office.DOCUMENT, 1, "too strict");

        assertThat(stage(back)).isEqualTo(Stage.DRAFT);
        assertThat(office.propose(office.kari, id(back))).isInstanceOf(SimulationFirst.class);
        assertThat(office.history().getFirst().version().number()).isEqualTo(3);
        assertThat(office.history().getFirst().event(Kind.ROLLED_BACK)).isPresent();
    }

    @Test
    void shouldWithdrawAProposalAndNotApproveItAfterwards() {
        var proposed = id(office.proposeLowering(office.kari));

        assertThat(stage(office.life.withdraw(office.kari, proposed, "second thoughts")))
                .isEqualTo(Stage.WITHDRAWN);
        assertThat(office.life.approve(office.ola, proposed, "agreed")).isInstanceOf(Overtaken.class);
    }

    @Test
    void shouldDoNothingThatCannotBeAudited() {
        var draft = office.draft(office.kari, 4);
        office.auditIsFull();

        assertThatThrownBy(() -> office.propose(office.kari, draft)).isInstanceOf(IllegalStateException.class);
        assertThat(office.levelInForce()).isEqualTo(3);
    }

    @Test
    void shouldSayWhoDidWhatAndWhy() {
        var proposed = id(office.proposeLowering(office.kari));
        office.life.approve(office.ola, proposed, "agreed");

        assertThat(office.audited("profile.proposed"))
                .extracting(AuditRecord::who, AuditRecord::on)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("kari", "barnehage.yaml"));
        assertThat(office.audited("profile.approved").getFirst().details())
                .containsAllEntriesOf(Map.of("reason", "agreed", "name", "Ola", "version", "2"));
    }

    @Test
    void shouldWarnUntilTwoOfficersCouldApprove() {
        var approvers = new StoredApprovers(office.jdbi, List.of(), office.clock);
        approvers.seen(office.kari.officer());
        approvers.seen(office.kari.officer());
        approvers.seen(office.owner.officer());
        assertThat(approvers.areTooFew()).isTrue();

        approvers.seen(office.ola.officer());
        assertThat(approvers.areTooFew()).isFalse();
    }

    @Test
    void shouldSeedOnceOnly() {
        assertThat(office.seed()).isFalse();
        assertThat(office.history()).hasSize(1);
    }

    @Test
    void shouldNotKnowAVersionThatIsNotThere() {
        assertThat(office.life.approve(office.ola, 4711, "agreed")).isEqualTo(new LifeOutcome.Unknown());
        assertThat(office.simulations.find(office.ola, UUID.randomUUID())).isEmpty();
    }

    private static Stage stage(LifeOutcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).line().stage();
    }

    private static long id(LifeOutcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).line().version().id();
    }
}
