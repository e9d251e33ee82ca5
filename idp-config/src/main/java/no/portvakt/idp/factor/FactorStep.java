package no.portvakt.idp.factor;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The code of the factor that the citizen chose. Guesses count where those at the letter's codes do. */
final class FactorStep implements LoginStep {

    private static final String WRONG = "portvaktFactorWrong";

    private final FactorChoice choice;

    FactorStep(Factors factors) {
        this.choice = factors.choice();
    }

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var chosen = choice.chosen(context);
        choice.offer(context);
        var form = context.form()
                .setExecution(context.getExecution().getId())
                .setAttribute(
                        "factor", chosen.map(factor -> factor.method().word()).orElse(""))
                .setAttribute(
                        "place", chosen.map(factor -> factor.place(context)).orElse(""));
        problem.ifPresent(form::setError);
        return form.createForm("portvakt-factor-code.ftl");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var fields = Fields.of(context);
        var chosen = choice.chosen(context);
        if (fields.pressed("page", "letter") || chosen.isEmpty()) {
            return new StepOutcome.Elsewhere(LoginPage.CODE);
        }
        return choice.pressed(context).orElseGet(() -> judge(context, fields, chosen.get()));
    }

    private static StepOutcome judge(AuthenticationFlowContext context, Fields fields, SecondFactor factor) {
        var citizen = context.getUser();
        var lockout = new Lockout(context.getSession());
        var ticket = lockout.admit(Lockout.Door.LOGIN, Optional.of(citizen.getUsername()));
        if (ticket.isEmpty()) {
            return new StepOutcome.Locked(WRONG);
        }
        if (fields.named("code").filter(typed -> factor.isRight(context, typed)).isEmpty()) {
            return new StepOutcome.Wrong(WRONG);
        }
        lockout.wasRight(ticket.get());
        lockout.loggedIn(citizen.getUsername());
        return new StepOutcome.Passed(
                citizen, SecurityLevel.SUBSTANTIAL, factor.method().amr());
    }
}
