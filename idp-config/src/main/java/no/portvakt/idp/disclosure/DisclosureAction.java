package no.portvakt.idp.disclosure;

import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Comes after the log-in and before the answer. A portal that may ask nothing ({@code prompt=none}) is answered {@code
 * interaction_required} where she would have to see it (OpenID Connect Core, 3.1.2.6); one whose citizen turns back,
 * {@code access_denied}. What she has seen is remembered in her session, and goes with it.
 */
final class DisclosureAction implements RequiredActionProvider {

    private static final String PAGE = "portvakt-told.ftl";
    private static final String SHOWN = "portvakt.shown.";
    private static final String ANSWER = "answer";
    private static final String GO = "go";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        var login = context.getAuthenticationSession();
        if (isToBeShown(context)) {
            login.addRequiredAction(DisclosureActionFactory.ID);
        } else {
            login.removeRequiredAction(DisclosureActionFactory.ID);
        }
    }

    private static boolean isToBeShown(RequiredActionContext context) {
        var login = context.getAuthenticationSession();
        var when = Disclosure.when(login.getClient());
        if (when == Disclosure.When.NEVER) {
            return false;
        }
        var kinds = disclosure(context).kinds();
        var note = note(context);
        boolean seenNow = kinds.equals(login.getAuthNote(note));
        boolean seenBefore = when == Disclosure.When.FIRST_TIME
                && known(context)
                        .filter(session -> kinds.equals(session.getNote(note)))
                        .isPresent();
        return !seenNow && !seenBefore;
    }

    private static Disclosure disclosure(RequiredActionContext context) {
        return Disclosure.of(context.getSession(), context.getAuthenticationSession(), known(context));
    }

    /** The session that she has in this browser already; empty if that is another's. */
    private static Optional<UserSessionModel> known(RequiredActionContext context) {
        return Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(
                        context.getSession(), context.getRealm(), true))
                .filter(known ->
                        Objects.equals(known.user().getId(), context.getUser().getId()))
                .map(AuthenticationManager.AuthResult::session);
    }

    private static String note(RequiredActionContext context) {
        return SHOWN + context.getAuthenticationSession().getClient().getClientId();
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        var disclosure = disclosure(context);
        var language = context.getSession()
                .getContext()
                .resolveLocale(context.getUser())
                .getLanguage();
        context.challenge(context.form()
                .setAttribute("told", disclosure.in(language))
                .setAttribute("seen", disclosure.kinds())
                .createForm(PAGE));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        var fields = context.getHttpRequest().getDecodedFormParameters();
        if (!GO.equals(fields.getFirst(ANSWER))) {
            context.failure();
            return;
        }
        var login = context.getAuthenticationSession();
        var kinds = disclosure(context).kinds();
        if (!kinds.equals(fields.getFirst("seen"))) {
            requiredActionChallenge(context);
            return;
        }
        login.setAuthNote(note(context), kinds);
        login.setUserSessionNote(note(context), kinds);
        context.success();
    }

    @Override
    public void close() {
        // holds nothing that could be released
    }
}
