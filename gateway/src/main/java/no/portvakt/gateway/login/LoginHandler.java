package no.portvakt.gateway.login;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.login.ServiceDemands.Demanded;
import no.portvakt.gateway.login.ServiceDemands.Why;
import no.portvakt.gateway.oidc.Asking;
import no.portvakt.gateway.oidc.Begun;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.oidc.LoginRequest;
import no.portvakt.gateway.oidc.Purpose;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /_portvakt/login}: sends the browser to log in, or to step up. What is asked for is the stricter of what the
 * link says and what the policy demands at the return address, so that a link cannot ask for too little.
 */
final class LoginHandler implements OwnPathHandler {

    /** What a "log in" link on an open page means. */
    private static final SecurityLevel ORDINARY = SecurityLevel.SUBSTANTIAL;

    private final IdentityProvider identityProvider;
    private final LiveSessions sessions;
    private final ServiceDemands demands;
    private final PendingLogins pending;
    private final LoginRounds rounds;
    private final LoginProblems problems;
    private final Clock clock;

    LoginHandler(LoginParts parts) {
        this.identityProvider = parts.identityProvider();
        this.sessions = parts.sessions();
        this.demands = parts.demands();
        this.pending = parts.pending();
        this.rounds = parts.rounds();
        this.problems = parts.problems();
        this.clock = parts.clock();
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var link = LoginLink.read(request);
        if (link.isEmpty()) {
            return OwnReply.Refusal.because(Reason.INVALID_INPUT);
        }
        if (rounds.isCircling(request.cookieHeaders())) {
            return problems.of(
                    request,
                    Reason.LOGIN_NOT_COMPLETED,
                    "going round in circles",
                    LoginProblems.retry(link.get().returnTo()),
                    rounds.forget());
        }
        var demanded = demanded(request, link.get());
        var current = sessions.peek(request.service(), request.cookieHeaders(), demands.limitsOf(request.service()))
                .toCompletableFuture()
                .join();
        if (link.get().asking() != Asking.ALWAYS && isMet(demanded, current)) {
            return OwnReply.Redirect.to(link.get()
                    .form()
                    .map(name -> request.origin() + LoginPaths.RESUME + "?form=" + name)
                    .orElseGet(() -> link.get().returnTo().on(request.origin())));
        }
        return begin(request, link.get(), demanded, current);
    }

    private OwnReply begin(OwnRequest request, LoginLink link, Demanded demanded, Optional<StoredSession> current) {
        var login = new LoginRequest(
                URI.create(request.origin() + LoginPaths.CALLBACK),
                demanded.level(),
                demanded.maxAge(),
                link.asking(),
                link.languageTags(),
                demanded.why().map(why -> purpose(why, link.languages().getFirst())));
        return switch (identityProvider.begin(login)) {
            case Begun.Ready ready -> {
                problems.journal()
                        .record(new LoginEvent.Begun(request.service(), demanded.level()), request.correlation());
                var kept = new PendingLogin(
                        request.service(),
                        link.returnTo(),
                        ready.expectation(),
                        link.form(),
                        current.map(StoredSession::session).map(Session::subject),
                        link.asking() == Asking.NEVER);
                yield new OwnReply.Redirect(ready.address().toString(), pending.keep(kept, request.cookieHeaders()));
            }
            case Begun.LevelUnreachable unreachable ->
                problems.of(request, Reason.LEVEL_UNREACHABLE, "no acr for the level", retry(link, demanded));
            case Begun.Unavailable away ->
                problems.of(request, Reason.IDP_UNAVAILABLE, away.why(), retry(link, demanded));
        };
    }

    private static Purpose purpose(Why why, Language language) {
        var locale = Locale.forLanguageTag(language.tag());
        return new Purpose(why.service().in(locale), why.reason().in(locale), language.tag());
    }

    private static String retry(LoginLink link, Demanded demanded) {
        return LoginProblems.retry(link.returnTo(), demanded.level(), demanded.maxAge(), link.form());
    }

    /** The stricter of the link's words and the policy's. */
    private Demanded demanded(OwnRequest request, LoginLink link) {
        var byPolicy = demands.at(request.service(), link.returnTo().path());
        var level = link.level().orElseGet(() -> byPolicy.map(Demanded::level)
                .filter(found -> found != SecurityLevel.OPEN)
                .orElse(ORDINARY));
        var strictest = byPolicy.map(Demanded::level)
                .filter(found -> found.satisfies(level))
                .orElse(level);
        var shortest = Stream.concat(link.maxAge().stream(), byPolicy.flatMap(Demanded::maxAge).stream())
                .min(Duration::compareTo);
        // A link that asks for more than the rule does has reasons of its own, which the rule does not know.
        var why = byPolicy.filter(found -> found.level() == strictest).flatMap(Demanded::why);
        return new Demanded(strictest, shortest, why);
    }

    private boolean isMet(Demanded demanded, Optional<StoredSession> current) {
        return current.filter(found -> found.isConfirmedAt(clock.instant()))
                .map(found -> found.session().assurance())
                .filter(assurance -> assurance.level().satisfies(demanded.level()))
                .filter(assurance -> demanded.maxAge()
                        .map(age -> clock.instant()
                                .isBefore(assurance.authenticatedAt().plus(age)))
                        .orElse(true))
                .isPresent();
    }
}
