package no.portvakt.idp.pin;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.person.Citizens;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * National id number and password. Whoever is not known, is locked or types a wrong password gets the same answer after
 * comparable work. What was typed goes nowhere: only the person's pseudonym is kept, for the lock.
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
        var password = fields.named("password").orElse("");
        var citizens = new Citizens(context.getSession(), context.getRealm());
        var person = fields.named("pid").flatMap(citizens::read);
        person.ifPresent(number -> context.getAuthenticationSession()
                .setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, citizens.usernameOf(number)));
        var citizen = person.flatMap(citizens::byNumber);
        if (citizen.isEmpty() || !mayTry(context, citizen.get())) {
            // The work that a right number would have cost. It does not count: a lock is not made longer by trying.
            AuthenticatorUtils.dummyHash(context);
            return new StepOutcome.Unusable(WRONG);
        }
        var credentials = citizen.get().credentialManager();
        if (!credentials.isConfiguredFor(PasswordCredentialModel.TYPE)) {
            // A letter that was not activated yet: no password could be right, and saying so would say that she is
            // known.
            AuthenticatorUtils.dummyHash(context);
            return new StepOutcome.Wrong(WRONG);
        }
        return credentials.isValid(UserCredentialModel.password(password))
                ? new StepOutcome.Passed(citizen.get(), SecurityLevel.LOW, "")
                : new StepOutcome.Wrong(WRONG);
    }

    private static boolean mayTry(AuthenticationFlowContext context, UserModel citizen) {
        return citizen.isEnabled() && AuthenticatorUtils.getDisabledByBruteForceEventError(context, citizen) == null;
    }
}
