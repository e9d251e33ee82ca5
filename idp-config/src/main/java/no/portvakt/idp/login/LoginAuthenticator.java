package no.portvakt.idp.login;

import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.idp.factor.Factors;
import no.portvakt.idp.federation.BrokeredLogin;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.flow.StepOutcome.Elsewhere;
import no.portvakt.idp.flow.StepOutcome.Finished;
import no.portvakt.idp.flow.StepOutcome.Locked;
import no.portvakt.idp.flow.StepOutcome.Passed;
import no.portvakt.idp.flow.StepOutcome.Unusable;
import no.portvakt.idp.flow.StepOutcome.Wrong;
import no.portvakt.idp.isolation.ClientIsolation;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.login.LoginPlan.Next;
import no.portvakt.profiles.level.LoginMethod;
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

    /** After these a citizen may register other factors: not after one of them, which would be worth more than itself. */
    private static final Set<LoginPage> REGISTERS_AFTER = EnumSet.of(LoginPage.CODE, LoginPage.CERTIFICATE);

    private static final String ANOTHER_PERSON = "portvaktAnotherPerson";
    private static final String UNKNOWN_LEVEL = "portvaktUnknownLevel";
    private static final String UNREACHABLE = "portvaktUnreachable";
    private static final String METHOD_NOT_ACCEPTED = "portvaktMethodNotAccepted";

    private final Map<LoginPage, LoginStep> steps;

    LoginAuthenticator(Map<LoginPage, LoginStep> steps) {
        this.steps = Map.copyOf(steps);
    }

    /** The start, and every time that the citizen reloads the page. */
    @Override
    public void authenticate(AuthenticationFlowContext context) {
        var progress = new LoginProgress(context);
        progress.holdToAge();
        progress.holdToLevel();
        if (!ClientIsolation.isIsolated(context.getAuthenticationSession().getClient())) {
            Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(
                            context.getSession(), context.getRealm(), true))
                    .ifPresent(known -> goOnFrom(known, context, progress));
        } else if (!ClientIsolation.isKept(context.getSession())) {
            throw new IllegalStateException("cookies of other log-ins are not kept apart here");
        }
        BrokeredLogin.answerIn(context)
                .ifPresentOrElse(
                        answer -> {
                            progress.shown(LoginPage.METHODS);
                            judge(context, progress, stepOf(LoginPage.METHODS), answer);
                        },
                        () -> goOn(context, progress));
    }

    /** She is logged in already. */
    private static void goOnFrom(
            AuthenticationManager.AuthResult known, AuthenticationFlowContext context, LoginProgress progress) {
        context.setUser(known.user());
        if (wantsEverythingAnew(context, known)) {
            progress.startAnew();
            return;
        }
        progress.continueFrom(known.session());
        if (isEnough(progress)) {
            context.getAuthenticationSession().setAuthNote(AuthenticationManager.SSO_AUTH, "true");
            context.attachUserSession(known.session());
        }
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
        if (REGISTERS_AFTER.contains(shown.get()) && Fields.of(context).pressed("factors", "manage")) {
            progress.wantFactors();
            context.forceChallenge(page(context, step, Optional.empty()));
            return;
        }
        if (shown.get() == LoginPage.CODE
                && !progress.demand().accepts(LoginMethod.PIN)
                && Fields.of(context).named("code").isPresent()) {
            refuse(context, step, METHOD_NOT_ACCEPTED);
            return;
        }
        judge(
                context,
                progress,
                step,
                wantsToChooseAnew(context) ? new Elsewhere(LoginPage.METHODS) : step.answer(context));
    }

    private void judge(AuthenticationFlowContext context, LoginProgress progress, LoginStep step, StepOutcome outcome) {
        switch (outcome) {
            case Passed passed when isAnotherPerson(context, passed) -> refuse(context, step, ANOTHER_PERSON);
            case Passed passed -> {
                progress.record(passed);
                if (!progress.shown().map(REGISTERS_AFTER::contains).orElse(false)) {
                    progress.forgetFactors();
                }
                if (passed.reached() == SecurityLevel.HIGH) {
                    new Lockout(context.getSession()).wayBack(passed.citizen().getUsername());
                }
                goOn(context, progress);
            }
            case Wrong(var problem) -> {
                context.getEvent().error(Errors.INVALID_USER_CREDENTIALS);
                context.failureChallenge(
                        AuthenticationFlowError.INVALID_CREDENTIALS, page(context, step, Optional.of(problem)));
            }
            case Elsewhere(var page) -> {
                if (progress.shown().equals(Optional.of(LoginPage.METHODS)) || page == LoginPage.METHODS) {
                    progress.chosen(Optional.of(page).filter(way -> way != LoginPage.METHODS));
                    goOn(context, progress);
                    return;
                }
                progress.shown(page);
                context.forceChallenge(page(context, stepOf(page), Optional.empty()));
            }
            case Finished() -> {
                progress.forgetFactors();
                goOn(context, progress);
            }
            case Locked(var problem) -> {
                context.getEvent().error(Errors.USER_TEMPORARILY_DISABLED);
                context.forceChallenge(page(context, step, Optional.of(problem)));
            }
            case Unusable(var problem) -> refuse(context, step, problem);
        }
    }

    /** Shows the page again. It does not count towards the lock: nobody was guessing. */
    private static void refuse(AuthenticationFlowContext context, LoginStep step, String problem) {
        context.getEvent().error(problem);
        context.forceChallenge(page(context, step, Optional.of(problem)));
    }

    private void goOn(AuthenticationFlowContext context, LoginProgress progress) {
        var required = progress.required();
        if (required.isEmpty()) {
            fail(context, UNKNOWN_LEVEL);
            return;
        }
        var ways = LoginWays.of(context.getSession(), context.getRealm(), progress.demand());
        var counts = isEnough(progress) || !progress.reached().satisfies(required.get())
                ? progress.reached()
                : SecurityLevel.OPEN;
        switch (LoginPlan.next(required.get(), counts, ways, progress.chosen())) {
            case Next.Done() -> finish(context, progress);
            case Next.Show(var page) -> {
                progress.shown(page);
                context.challenge(page(context, stepOf(page), Optional.empty()));
            }
            case Next.Unreachable() -> fail(context, UNREACHABLE);
        }
    }

    /** All that the client asked for was shown. */
    private void finish(AuthenticationFlowContext context, LoginProgress progress) {
        if (progress.wantsFactors()) {
            progress.shown(LoginPage.FACTORS);
            context.forceChallenge(page(context, stepOf(LoginPage.FACTORS), Optional.empty()));
        } else {
            context.success();
        }
    }

    private static void fail(AuthenticationFlowContext context, String problem) {
        context.failure(
                AuthenticationFlowError.GENERIC_AUTHENTICATION_ERROR,
                context.form().setError(problem).createErrorPage(Response.Status.BAD_REQUEST));
    }

    /** From a page of our own back to where she can choose another way. */
    private static boolean wantsToChooseAnew(AuthenticationFlowContext context) {
        return "methods"
                .equals(context.getHttpRequest().getDecodedFormParameters().getFirst("page"));
    }

    /** With what it is for; where she has chosen among several ways, with a way back to the others; and with the way to her other factors. */
    private static Response page(AuthenticationFlowContext context, LoginStep step, Optional<String> problem) {
        var progress = new LoginProgress(context);
        context.form()
                .setAttribute("factorsOffered", Factors.areDeclared(context.getRealm()))
                .setAttribute("factorsWanted", progress.wantsFactors());
        if (progress.chosen().isPresent()) {
            context.form().setAttribute("otherMethods", true);
        }
        Purpose.of(context).ifPresent(purpose -> progress.required()
                .ifPresent(level -> context.form().setAttribute("purpose", purpose.at(level))));
        return step.page(context, problem);
    }

    private LoginStep stepOf(LoginPage page) {
        return Optional.ofNullable(steps.get(page))
                .orElseThrow(() -> new IllegalStateException("no step shows the page " + page));
    }

    /** A level that was reached by methods which do not count here has to be reached by others. */
    private static boolean isEnough(LoginProgress progress) {
        return progress.required()
                        .filter(required -> progress.reached().satisfies(required))
                        .isPresent()
                && progress.meetsMethods();
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
