package no.portvakt.idp.login;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome.Elsewhere;
import no.portvakt.idp.flow.StepOutcome.Locked;
import no.portvakt.idp.flow.StepOutcome.Passed;
import no.portvakt.idp.flow.StepOutcome.Unusable;
import no.portvakt.idp.flow.StepOutcome.Wrong;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The only execution of the citizens' browser flow: looks at the session, asks page by page for what is missing, and
 * ends when the level asked for is reached. Keycloak calls it anew for every request; what it knows stands in
 * {@link LoginProgress}.
 */
final class LoginAuthenticator implements Authenticator {

    private static final String ANOTHER_PERSON = "portvaktAnotherPerson";
    private static final String UNKNOWN_LEVEL = "portvaktUnknownLevel";

    private final Map<LoginPage, LoginStep> steps;

    LoginAuthenticator(Map<LoginPage, LoginStep> steps) {
        this.steps = Map.copyOf(steps);
    }

    /** The start, and every time that the citizen reloads the page. */
    @Override
    public void authenticate(AuthenticationFlowContext context) {
        var progress = new LoginProgress(context);
        var known = Optional.ofNullable(
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true));
        if (known.isEmpty()) {
            goOn(context, progress);
            return;
        }
        var session = known.get().session();
        context.setUser(known.get().user());
        if (wantsEverythingAnew(context, known.get())) {
            progress.startAnew();
            goOn(context, progress);
            return;
        }
        progress.continueFrom(session);
        if (isEnough(progress)) {
            context.getAuthenticationSession().setAuthNote(AuthenticationManager.SSO_AUTH, "true");
            context.attachUserSession(session);
        }
        goOn(context, progress);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        var progress = new LoginProgress(context);
        var shown = progress.shown();
        if (shown.isEmpty()) {
            goOn(context, progress);
            return;
        }
        var step = stepOf(shown.get());
        switch (step.answer(context)) {
            case Passed passed when isAnotherPerson(context, passed) -> refuse(context, step, ANOTHER_PERSON);
            case Passed passed -> {
                progress.record(passed);
                if (passed.reached() == SecurityLevel.HIGH) {
                    new Lockout(context.getSession()).wayBack(passed.citizen().getUsername());
                }
                goOn(context, progress);
            }
            case Wrong(var problem) -> {
                context.getEvent().error(Errors.INVALID_USER_CREDENTIALS);
                context.failureChallenge(
                        AuthenticationFlowError.INVALID_CREDENTIALS, step.page(context, Optional.of(problem)));
            }
            case Elsewhere(var page) -> {
                progress.shown(page);
                context.forceChallenge(stepOf(page).page(context, Optional.empty()));
            }
            case Locked(var problem) -> {
                context.getEvent().error(Errors.USER_TEMPORARILY_DISABLED);
                context.forceChallenge(step.page(context, Optional.of(problem)));
            }
            case Unusable(var problem) -> refuse(context, step, problem);
        }
    }

    /** Shows the page again. It does not count towards the lock: nobody was guessing. */
    private static void refuse(AuthenticationFlowContext context, LoginStep step, String problem) {
        context.getEvent().error(problem);
        context.forceChallenge(step.page(context, Optional.of(problem)));
    }

    private void goOn(AuthenticationFlowContext context, LoginProgress progress) {
        var required = progress.required();
        if (required.isEmpty()) {
            context.failure(
                    AuthenticationFlowError.GENERIC_AUTHENTICATION_ERROR,
                    context.form().setError(UNKNOWN_LEVEL).createErrorPage(Response.Status.BAD_REQUEST));
            return;
        }
        LoginPlan.next(required.get(), progress.reached())
                .ifPresentOrElse(
                        page -> {
                            progress.shown(page);
                            context.challenge(stepOf(page).page(context, Optional.empty()));
                        },
                        context::success);
    }

    private LoginStep stepOf(LoginPage page) {
        return Optional.ofNullable(steps.get(page))
                .orElseThrow(() -> new IllegalStateException("no step shows the page " + page));
    }

    private static boolean isEnough(LoginProgress progress) {
        return progress.required()
                .filter(required -> progress.reached().satisfies(required))
                .isPresent();
    }

    /** A step-up, or showing it all anew, never changes who is logged in. */
    private static boolean isAnotherPerson(AuthenticationFlowContext context, Passed passed) {
        var known = context.getUser();
        return known != null && !known.getId().equals(passed.citizen().getId());
    }

    private static boolean wantsEverythingAnew(
            AuthenticationFlowContext context, AuthenticationManager.AuthResult known) {
        var authentication = context.getAuthenticationSession();
        return context.getSession()
                .getProvider(LoginProtocol.class, authentication.getProtocol())
                .requireReauthentication(known.session(), authentication);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // citizens set up nothing here: letters and certificates come by other ways
    }

    @Override
    public void close() {
        // holds nothing that could be released
    }
}
