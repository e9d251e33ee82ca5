package no.portvakt.gateway.saml.delegate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.answer.Told;
import no.portvakt.gateway.saml.signon.Disclosure;
import no.portvakt.gateway.saml.signon.Participation;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.session.Session;
import no.portvakt.profiles.reason.Reason;

/** Answers a portal, once: with an assertion that is remembered and written down, or with a status. Blocks. */
final class Delivery {

    private final SamlParts parts;
    private final Visitors visitors;

    Delivery(SamlParts parts) {
        this.parts = parts;
        this.visitors = new Visitors(parts);
    }

    /** What stands in the disclosure, and nothing else. */
    OwnReply give(Visit visit, Session session, Disclosure disclosure) {
        var known = isFirst(visit) ? remembered(visit, session) : Optional.<Participation>empty();
        if (known.isEmpty()) {
            return OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED);
        }
        var told = told(visit, session, known.get(), disclosure);
        parts.records()
                .given(visit.portal(), session, disclosure, visit.request().correlation());
        return handOn(visit, session.locale(), told.session(), () -> parts.answers()
                .given(visit.portal(), visit.question(), told));
    }

    /**
     * A log-out finds every portal that was told. One that comes while this is written down either finds it written, or
     * has ended the session before it is looked at again: then the portal is told nothing.
     */
    private Optional<Participation> remembered(Visit visit, Session session) {
        var request = visit.request();
        var told = parts.signOns().told();
        var one = visitors.stored(request)
                .filter(stored -> stored.session().sid().equals(session.sid()))
                .map(stored -> told.of(visit.portal(), stored));
        return one.filter(some -> told.remember(some, visitors.longest(request)))
                .filter(some -> visitors.stored(request).isPresent());
    }

    private Told told(Visit visit, Session session, Participation known, Disclosure disclosure) {
        return new Told(
                known.name(),
                known.sessionIndex(),
                disclosure.level(),
                session.person().filter(person -> disclosure.number()),
                String.join(" ", disclosure.method().orElse(List.of())),
                disclosure.language().orElse(""),
                session.assurance().authenticatedAt(),
                session.startedAt().plus(visitors.longest(visit.request())));
    }

    OwnReply refuse(Visit visit, Optional<Session> session, Fault fault) {
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

    private OwnReply handOn(Visit visit, String language, String sessionIndex, Supplier<String> answer) {
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
