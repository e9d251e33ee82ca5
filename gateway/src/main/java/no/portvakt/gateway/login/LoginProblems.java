package no.portvakt.gateway.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** A log-in that came to nothing: written down, and told to the citizen on a page with a way on. */
final class LoginProblems {

    private final LoginPages pages;
    private final LoginJournal journal;

    LoginProblems(LoginPages pages, LoginJournal journal) {
        this.pages = pages;
        this.journal = journal;
    }

    LoginJournal journal() {
        return journal;
    }

    /** The address of a log-in that ends on this page. */
    static String retry(ReturnAddress returnTo) {
        return LoginPaths.LOGIN + "?return=" + URLEncoder.encode(returnTo.target(), StandardCharsets.UTF_8);
    }

    /** The same for one that was for something: a step-up, or a form that is kept. */
    static String retry(ReturnAddress returnTo, SecurityLevel level, Optional<Duration> maxAge, Optional<String> form) {
        return retry(returnTo) + "&level=" + level.number()
                + maxAge.map(age -> "&max_age=" + age.toSeconds()).orElse("")
                + form.map(name -> "&form=" + name).orElse("");
    }

    /** The citizen turned back at the identity provider, on her way to a portal: it is told, and knows where she goes on. */
    OwnReply cancelledForAPortal(OwnRequest request, ReturnAddress portal, String... setCookies) {
        recordCancelled(request);
        return new OwnReply.Redirect(portal.on(request.origin()), List.of(setCookies));
    }

    private void recordCancelled(OwnRequest request) {
        journal.record(
                new LoginEvent.Refused(request.service(), Reason.LOGIN_NOT_COMPLETED, "cancelled"),
                request.correlation());
    }

    /** The citizen turned back at the identity provider. */
    OwnReply cancelled(OwnRequest request, String retry, String... setCookies) {
        recordCancelled(request);
        return new OwnReply.Page(
                Reason.LOGIN_NOT_COMPLETED.status(),
                pages.cancelled(Language.of(request), retry),
                List.of(setCookies),
                false);
    }

    /** With a link that tries again. */
    OwnReply of(OwnRequest request, Reason reason, String why, String retry, String... setCookies) {
        return page(request, reason, why, Optional.of(retry), false, List.of(setCookies));
    }

    /** Where trying again would lead to the same: the way on is to log out first. */
    OwnReply withLogout(OwnRequest request, Reason reason, String why, String... setCookies) {
        return page(request, reason, why, Optional.empty(), true, List.of(setCookies));
    }

    private OwnReply page(
            OwnRequest request,
            Reason reason,
            String why,
            Optional<String> retry,
            boolean offerLogout,
            List<String> setCookies) {
        journal.record(new LoginEvent.Refused(request.service(), reason, why), request.correlation());
        var html = pages.problem(Language.of(request), reason, retry, offerLogout);
        return new OwnReply.Page(reason.status(), html, setCookies, false);
    }
}
