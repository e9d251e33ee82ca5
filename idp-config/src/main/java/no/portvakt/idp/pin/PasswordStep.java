package no.portvakt.idp.pin;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.person.Citizens;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * National id number and password. Whoever is not known, is locked or types a wrong password gets the same answer after
 * the same work. What was typed goes nowhere.
 */
public final class PasswordStep implements LoginStep {

    private static final String WRONG = "portvaktIdentifyWrong";

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var form = context.form().setExecution(context.getExecution().getId());
        problem.ifPresent(form::setError);
        return form.createForm("portvakt-pin-identify.ftl");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var fields = Fields.of(context);
        if (fields.pressed("page", "activation")) {
            return new StepOutcome.Elsewhere(LoginPage.ACTIVATION);
        }
        if (fields.pressed("page", "order")) {
            return new StepOutcome.Elsewhere(LoginPage.ORDER);
        }
        var citizens = new Citizens(context.getSession(), context.getRealm());
        var person = fields.named("pid").flatMap(citizens::read);
        var lockout = new Lockout(context.getSession());
        var ticket = lockout.admit(Lockout.Door.LOGIN, person.map(citizens::usernameOf));
        var citizen = person.flatMap(citizens::byNumber).filter(UserModel::isEnabled);
        citizen.ifPresent(context.getEvent()::user);
        boolean right = new PasswordCheck<>(new KeycloakHashing(context))
                .isRight(citizen, ticket.isPresent(), fields.named("password").orElse(""));
        if (ticket.isEmpty()) {
            return new StepOutcome.Locked(WRONG);
        }
        if (citizen.isEmpty() || !right) {
            return new StepOutcome.Wrong(WRONG);
        }
        lockout.wasRight(ticket.get());
        return new StepOutcome.Passed(citizen.get(), SecurityLevel.LOW, "");
    }
}
