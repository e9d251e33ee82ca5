package no.portvakt.gateway.console.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.JointOutcome.Done;
import no.portvakt.gateway.console.life.JointOutcome.Invalid;
import no.portvakt.gateway.console.life.JointOutcome.NotDone;
import no.portvakt.gateway.console.life.LifeOutcome.OutOfDate;
import no.portvakt.gateway.console.life.LifeOutcome.Overtaken;
import no.portvakt.gateway.console.life.LifeOutcome.Refused;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import org.junit.jupiter.api.Test;

class JointApprovalTest {

    private final Office office = new Office();
    private final long one = lowering();
    private final long another = office.proposeLoweringOfAnother(office.kari);
    private final long before = office.policyNumber();

    @Test
    void shouldPutAllInForceUnderOneNumberWithARecordForEach() {
        var outcome = office.life.approveTogether(office.ola, List.of(one, another, one), "agreed");

        assertThat(outcome).isInstanceOfSatisfying(Done.class, done -> assertThat(done.lines())
                .extracting(Lifeline::stage)
                .containsExactly(Stage.ACTIVE, Stage.ACTIVE));
        assertThat(office.policyNumber()).isEqualTo(before + 1);
        assertThat(office.audited("profile.approved"))
                .extracting(AuditRecord::on)
                .containsExactlyInAnyOrder("barnehage.yaml", "byggesak.yaml");
    }

    @Test
    void shouldApproveNoneWhenSheHasProposedOneOfThem() {
        var outcome = office.life.approveTogether(office.kari, List.of(one, another), "me too");
        assertThat(outcome).isEqualTo(new NotDone(one, new Refused(Why.SAME_PERSON)));

        office.life.withdraw(office.kari, another, "again");
        long olas = office.proposeLoweringOfAnother(office.ola);

        assertThat(office.life.approveTogether(office.ola, List.of(one, olas), "agreed"))
                .isEqualTo(new NotDone(olas, new Refused(Why.SAME_PERSON)));
        assertThat(office.line(one).stage()).isEqualTo(Stage.PROPOSED);
        assertThat(office.levelInForce()).isEqualTo(3);
        assertThat(office.audited("profile.approved"))
                .extracting(AuditRecord::outcome)
                .containsOnly(AuditOutcome.REFUSED);
    }

    @Test
    void shouldApproveNoneWhenAnotherOfficerWasFasterWithOne() {
        office.life.approve(office.eva, another, "agreed");

        assertThat(office.life.approveTogether(office.ola, List.of(one, another), "agreed"))
                .isInstanceOfSatisfying(NotDone.class, stopped -> {
                    assertThat(stopped.version()).isEqualTo(another);
                    assertThat(stopped.why()).isInstanceOf(Overtaken.class);
                });
        assertThat(office.line(one).stage()).isEqualTo(Stage.PROPOSED);
    }

    @Test
    void shouldApproveNoneWhenWhatOneWasWrittenFromIsNotInForceAnyMore() {
        office.propose(office.eva, office.draft(office.eva, 4));

        assertThat(office.life.approveTogether(office.ola, List.of(another, one), "agreed"))
                .isInstanceOfSatisfying(NotDone.class, stopped -> {
                    assertThat(stopped.version()).isEqualTo(one);
                    assertThat(stopped.why()).isInstanceOf(OutOfDate.class);
                });
        assertThat(office.line(another).stage()).isEqualTo(Stage.PROPOSED);
    }

    @Test
    void shouldLetOneWaitForItsTimeAndPutTheOtherInForce() {
        office.life.withdraw(office.kari, one, "later");
        var draft = office.draft(office.kari, 2);
        office.propose(
                office.kari,
                draft,
                Optional.of(office.clock.instant().plus(Duration.ofDays(1))),
                office.simulate(office.kari, draft));

        office.life.approveTogether(office.ola, List.of(draft, another), "agreed");

        assertThat(office.line(draft).stage()).isEqualTo(Stage.APPROVED);
        assertThat(office.line(another).stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void shouldNotLetAnOwnerApproveNorAnybodyWithoutAReason() {
        assertThat(office.life.approveTogether(office.owner, List.of(one), "mine"))
                .isEqualTo(new NotDone(one, new Refused(Why.ROLE)));
        assertThat(office.life.approveTogether(office.ola, List.of(one), " ")).isInstanceOf(Invalid.class);
        assertThat(office.life.approveTogether(office.ola, List.of(), "agreed")).isInstanceOf(Invalid.class);
    }

    @Test
    void shouldApproveNoneWhenARecordCannotBeKept() {
        office.auditIsFull();

        assertThatThrownBy(() -> office.life.approveTogether(office.ola, List.of(one, another), "agreed"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(office.line(one).stage()).isEqualTo(Stage.PROPOSED);
        assertThat(office.line(another).stage()).isEqualTo(Stage.PROPOSED);
        assertThat(office.policyNumber()).isEqualTo(before);
    }

    private long lowering() {
        return ((LifeOutcome.Done) office.proposeLowering(office.kari))
                .line()
                .version()
                .id();
    }
}
