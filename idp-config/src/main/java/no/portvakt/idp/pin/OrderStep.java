package no.portvakt.idp.pin;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.person.Citizens;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * Orders a letter for whoever has none to log in with. Nobody has to be known for it: a number is enough, since the
 * letter goes to the registered address, ends nothing and, beside a password, opens nothing alone. The answer is the same
 * for everybody. One letter at a time, and a few from each client: letters cost postage.
 */
public final class OrderStep implements LoginStep {

    private static final String NOT_A_NUMBER = "portvaktOrderNoNumber";
    private static final String DONE = "portvakt.pin.order-done";

    private final Clock clock;

    public OrderStep(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var session = context.getAuthenticationSession();
        var form = context.form()
                .setExecution(context.getExecution().getId())
                .setAttribute("ordered", session.getAuthNote(DONE) != null);
        session.removeAuthNote(DONE);
        problem.ifPresent(form::setError);
        return form.createForm("portvakt-pin-order.ftl");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var fields = Fields.of(context);
        if (fields.pressed("page", "password")) {
            return new StepOutcome.Elsewhere(LoginPage.PASSWORD);
        }
        var citizens = new Citizens(context.getSession(), context.getRealm());
        var person = fields.named("pid").flatMap(citizens::read);
        if (person.isEmpty()) {
            return new StepOutcome.Unusable(NOT_A_NUMBER);
        }
        var ticket = new Lockout(context.getSession())
                .admit(Lockout.Door.ORDER, Optional.of(citizens.usernameOf(person.get())));
        ticket.flatMap(_ -> citizens.byNumber(person.get()))
                .filter(UserModel::isEnabled)
                .ifPresent(new PinLetters(context.getSession(), context.getRealm(), clock)::orderOwn);
        context.getAuthenticationSession().setAuthNote(DONE, "true");
        return new StepOutcome.Elsewhere(LoginPage.ORDER);
    }
}
