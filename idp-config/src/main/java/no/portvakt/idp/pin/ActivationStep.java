package no.portvakt.idp.pin;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.idp.factor.Contacts;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.person.Citizens;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/**
 * The first log-in with a letter that came alone: national id number, the letter's first code, and a password that the
 * citizen chooses. She begins anew: phone, e-mail and app that were registered before are forgotten. It amounts to the level of a password; for more, the next code is asked. Whatever the number, one
 * password is hashed and the words are the same.
 */
public final class ActivationStep implements LoginStep {

    private static final String WRONG = "portvaktActivationWrong";
    private static final String NOT_THE_SAME = "portvaktPasswordsDiffer";
    private static final String NOT_GOOD_ENOUGH = "portvaktPasswordWeak";

    private final Clock clock;

    public ActivationStep(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var form = context.form().setExecution(context.getExecution().getId());
        problem.ifPresent(form::setError);
        return form.createForm("portvakt-pin-activate.ftl");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var fields = Fields.of(context);
        if (fields.pressed("page", "password")) {
            return new StepOutcome.Elsewhere(LoginPage.PASSWORD);
        }
        var password = fields.named("password-new").orElse("");
        if (!fields.pressed("password-confirm", password)) {
            return new StepOutcome.Unusable(NOT_THE_SAME);
        }
        // Asked before anything about the person, so that the answer says nothing about her.
        if (context.getSession()
                        .getProvider(PasswordPolicyManagerProvider.class)
                        .validate("", password)
                != null) {
            return new StepOutcome.Unusable(NOT_GOOD_ENOUGH);
        }
        return activate(context, fields, password);
    }

    private StepOutcome activate(AuthenticationFlowContext context, Fields fields, String password) {
        var citizens = new Citizens(context.getSession(), context.getRealm());
        var person = fields.named("pid").flatMap(citizens::read);
        var lockout = new Lockout(context.getSession());
        var ticket = lockout.admit(Lockout.Door.ACTIVATION, person.map(citizens::usernameOf));
        var citizen = person.flatMap(citizens::byNumber).filter(UserModel::isEnabled);
        citizen.ifPresent(context.getEvent()::user);
        if (ticket.isEmpty() || citizen.isEmpty() || !isRight(context, citizen.get(), fields)) {
            new KeycloakHashing(context).hashForNothing();
            return ticket.isEmpty() ? new StepOutcome.Locked(WRONG) : new StepOutcome.Wrong(WRONG);
        }
        citizen.get().credentialManager().updateCredential(UserCredentialModel.password(password));
        Contacts.forgetAll(context.getSession(), citizen.get());
        lockout.wasRight(ticket.get());
        lockout.wayBack(citizen.get().getUsername());
        return new StepOutcome.Passed(citizen.get(), SecurityLevel.LOW, "");
    }

    private boolean isRight(AuthenticationFlowContext context, UserModel citizen, Fields fields) {
        var letters = new PinLetters(context.getSession(), context.getRealm(), clock);
        return letters.nextOfFirst(citizen)
                .flatMap(asked -> fields.named("code").map(code -> LetterCredential.typed(asked, code)))
                .filter(citizen.credentialManager()::isValid)
                .isPresent();
    }
}
