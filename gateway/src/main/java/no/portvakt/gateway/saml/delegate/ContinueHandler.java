package no.portvakt.gateway.saml.delegate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.answer.Told;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.gateway.saml.signon.Participation;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;

/**
 * {@code /_portvakt/saml/continue}: what a portal asked is answered, or the citizen is sent to log in and comes back
 * here. She is sent once: what the log-in brought is held against what it takes, and if it is less, the portal is told.
 */
final class ContinueHandler implements OwnPathHandler {

    private static final String NAMED = "request";
    private static final String WAS_SENT = "sent";

    private final SamlParts parts;
    private final Clock clock;

    ContinueHandler(SamlParts parts) {
        this.parts = parts;
        this.clock = parts.clock();
    }

    /** One visit: the question, under its name. */
    private record Visit(OwnRequest request, String name, Question question, SamlPortal portal) {

        boolean wasSent() {
            return request.parameter(WAS_SENT).isPresent();
        }
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var name = request.parameter(NAMED).orElse("");
        var question = parts.pending()
                .find(name, request.cookieHeaders())
                .toCompletableFuture()
                .join();
        var portal = question.flatMap(known -> parts.portals().withId(known.portal()));
        if (question.isEmpty() || portal.isEmpty()) {
            return OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED);
        }
        return handle(new Visit(request, name, question.get(), portal.get()));
    }

    private OwnReply handle(Visit visit) {
        var session = session(visit.request());
        return switch (parts.rule().decide(visit.portal(), visit.question(), session, clock.instant())) {
            case Ruling.Enough(var level) -> give(visit, session.orElseThrow(), level);
            case Ruling.LogInFirst(var level, var maxAge, var reason) ->
                visit.wasSent() ? stillNot(visit, session, reason) : sendToLogIn(visit, level, maxAge);
            case Ruling.Unreachable unreachable -> refuse(visit, session, Fault.NO_SUCH_LEVEL);
            case Ruling.NotServed(var reason) -> {
                record(visit, session, Outcome.REFUSED, reason);
                yield refuse(visit, session, Fault.NOT_SERVED);
            }
        };
    }

    private Optional<Session> session(OwnRequest request) {
        return parts.sessions()
                .find(request.service(), request.cookieHeaders(), sessionLimits(request))
                .toCompletableFuture()
                .join();
    }

    private no.portvakt.gateway.session.SessionLimits sessionLimits(OwnRequest request) {
        var limits = limits(request.service());
        return new no.portvakt.gateway.session.SessionLimits(limits.idle(), limits.absolute());
    }

    private SessionLimits limits(String host) {
        return parts.policy().get().serviceOn(host).map(ServiceProfile::session).orElse(SessionLimits.DEFAULT);
    }

    private OwnReply sendToLogIn(Visit visit, SecurityLevel level, Optional<Duration> maxAge) {
        var back = OwnPath.GOES_ON_FOR_A_PORTAL + "?" + NAMED + "=" + visit.name() + "&" + WAS_SENT + "=1";
        var prompt =
                visit.question().silent() ? "&prompt=none" : visit.question().anew() ? "&prompt=login" : "";
        return OwnReply.Redirect.to(visit.request().origin()
                + OwnPath.PREFIX
                + "login?return="
                + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + "&level="
                + level.number()
                + maxAge.map(age -> "&max_age=" + age.toSeconds()).orElse("")
                + prompt);
    }

    private OwnReply stillNot(Visit visit, Optional<Session> session, Reason reason) {
        record(visit, session, Outcome.STEP_UP, reason);
        return refuse(visit, session, visit.question().silent() ? Fault.WOULD_HAVE_ASKED : Fault.LEVEL_NOT_REACHED);
    }

    private void record(Visit visit, Optional<Session> session, Outcome outcome, Reason reason) {
        session.ifPresent(known -> parts.records()
                .decided(visit.portal(), known, visit.request().correlation(), outcome, Optional.of(reason)));
    }

    private OwnReply give(Visit visit, Session session, SecurityLevel level) {
        var known = isFirst(visit) ? remembered(visit, session) : Optional.<Participation>empty();
        if (known.isEmpty()) {
            return OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED);
        }
        var told = told(visit, session, known.get(), level);
        parts.records().given(visit.portal(), session, level, visit.request().correlation());
        return handOn(visit, session.locale(), told.session(), () -> parts.answers()
                .given(visit.portal(), visit.question(), told));
    }

    /**
     * A log-out finds every portal that was told. One that comes while this is written down either finds it written, or
     * has ended the session before it is looked at again: then the portal is told nothing.
     */
    private Optional<Participation> remembered(Visit visit, Session session) {
        var one = stored(visit.request())
                .filter(stored -> stored.session().sid().equals(session.sid()))
                .map(stored -> parts.participations().of(visit.portal(), stored));
        return one.filter(some -> parts.participations()
                        .remember(some, limits(visit.request().service()).absolute()))
                .filter(some -> stored(visit.request()).isPresent());
    }

    private Optional<StoredSession> stored(OwnRequest request) {
        return parts.sessions()
                .peek(request.service(), request.cookieHeaders(), sessionLimits(request))
                .toCompletableFuture()
                .join();
    }

    private Told told(Visit visit, Session session, Participation known, SecurityLevel level) {
        boolean number = parts.policy()
                .get()
                .catalog()
                .find(visit.portal().service())
                .filter(service -> service.identity() == IdentityShown.NATIONAL_ID)
                .isPresent();
        return new Told(
                known.name(),
                known.sessionIndex(),
                level,
                session.person().filter(person -> number),
                String.join(" ", session.assurance().amr()),
                session.locale(),
                session.assurance().authenticatedAt(),
                session.startedAt().plus(limits(visit.request().service()).absolute()));
    }

    private OwnReply refuse(Visit visit, Optional<Session> session, Fault fault) {
        if (!isFirst(visit)) {
            return OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED);
        }
        parts.records()
                .refused(
                        Optional.of(visit.portal()),
                        session,
                        fault,
                        visit.request().correlation());
        var language = session.map(Session::locale).orElse("nb");
        return handOn(visit, language, "", () -> parts.answers().refused(visit.question(), fault));
    }

    private OwnReply handOn(
            Visit visit, String language, String sessionIndex, java.util.function.Supplier<String> answer) {
        return parts.workers()
                .tryDo(answer)
                .map(response -> {
                    parts.pending().forget(visit.name(), visit.request().cookieHeaders());
                    return parts.carrier()
                            .send(
                                    visit.question(),
                                    response,
                                    sessionIndex,
                                    language,
                                    List.of(PendingQuestions.expire(visit.name())));
                })
                .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE));
    }

    /** One answer to a question, among all nodes. */
    private boolean isFirst(Visit visit) {
        return parts.sessions()
                .useUp("saml answer " + visit.name(), Duration.ofMinutes(20))
                .toCompletableFuture()
                .join();
    }
}
