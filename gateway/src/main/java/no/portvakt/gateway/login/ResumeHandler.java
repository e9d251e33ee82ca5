package no.portvakt.gateway.login;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /_portvakt/resume?form=NAME}: the citizen is logged in, and what she was sending is still here. Nothing is sent
 * before she says so. What she then sends is an ordinary request of this host: its origin, her level and the service's
 * own protection against forgery are looked at anew. A POST throws the form away.
 */
final class ResumeHandler implements OwnPathHandler {

    private final LiveSessions sessions;
    private final KeptForms forms;
    private final ServiceDemands demands;
    private final LoginPages pages;
    private final LoginProblems problems;

    ResumeHandler(LoginParts parts, LoginPages pages) {
        this.sessions = parts.sessions();
        this.forms = parts.forms();
        this.demands = parts.demands();
        this.problems = parts.problems();
        this.pages = pages;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var name = KeptForms.name(request.parameter("form"));
        if (name.isEmpty()) {
            return OwnReply.Refusal.because(Reason.INVALID_INPUT);
        }
        if (request.method().equals("POST")) {
            return discard(request, name.get());
        }
        var form = forms.find(name.get(), request.service(), request.cookieHeaders())
                .toCompletableFuture()
                .join();
        var session = sessions.peek(request.service(), request.cookieHeaders(), demands.limitsOf(request.service()))
                .toCompletableFuture()
                .join();
        return form.map(kept -> show(request, name.get(), kept, session))
                .orElseGet(() -> OwnReply.Page.of(pages.formGone(Language.of(request))));
    }

    private OwnReply show(OwnRequest request, String name, KeptForms.Form form, Optional<StoredSession> session) {
        if (session.isEmpty()) {
            return OwnReply.Redirect.to(request.origin() + LoginPaths.LOGIN + "?return=%2F&form=" + name);
        }
        if (!form.isOf(session.get().session().subject())) {
            forms.forget(name, request.cookieHeaders()).toCompletableFuture().join();
            return problems.withLogout(request, Reason.ANOTHER_PERSON, "another's form", KeptForms.expire(name));
        }
        return OwnReply.Page.of(pages.resume(Language.of(request), name, form));
    }

    private OwnReply discard(OwnRequest request, String name) {
        forms.forget(name, request.cookieHeaders()).toCompletableFuture().join();
        return new OwnReply.Redirect(request.origin() + "/", List.of(KeptForms.expire(name)));
    }
}
