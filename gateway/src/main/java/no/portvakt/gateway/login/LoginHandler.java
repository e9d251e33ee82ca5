package no.portvakt.gateway.login;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.login.ServiceDemands.Demanded;
import no.portvakt.gateway.oidc.Begun;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.oidc.LoginRequest;
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
        var returnTo = returnAddress(request);
        var demanded = returnTo.flatMap(to -> demanded(request, to));
        if (returnTo.isEmpty() || demanded.isEmpty()) {
            return OwnReply.Refusal.because(Reason.INVALID_INPUT);
        }
        if (rounds.isCircling(request.cookieHeaders())) {
            return problems.of(
                    request, Reason.LOGIN_NOT_COMPLETED, "going round in circles", returnTo.get(), rounds.forget());
        }
        var current = sessions.peek(request.service(), request.cookieHeaders(), demands.limitsOf(request.service()))
                .toCompletableFuture()
                .join();
        boolean again = request.parameter("again").isPresent();
        if (!again && isMet(demanded.get(), current)) {
            return OwnReply.Redirect.to(form(request)
                    .map(name -> request.origin() + LoginPaths.RESUME + "?form=" + name)
                    .orElseGet(() -> returnTo.get().on(request.origin())));
        }
        return begin(request, returnTo.get(), demanded.get(), again, current);
    }

    private OwnReply begin(
            OwnRequest request,
            ReturnAddress returnTo,
            Demanded demanded,
            boolean again,
            Optional<StoredSession> current) {
        var login = new LoginRequest(
                URI.create(request.origin() + LoginPaths.CALLBACK),
                demanded.level(),
                demanded.maxAge(),
                again,
                List.of(Language.of(request).tag()));
        return switch (identityProvider.begin(login)) {
            case Begun.Ready ready -> {
                problems.journal()
                        .record(new LoginEvent.Begun(request.service(), demanded.level()), request.correlation());
                var kept = new PendingLogin(
                        request.service(),
                        returnTo,
                        ready.expectation(),
                        form(request),
                        current.map(StoredSession::session).map(Session::subject));
                yield new OwnReply.Redirect(ready.address().toString(), pending.keep(kept, request.cookieHeaders()));
            }
            case Begun.LevelUnreachable unreachable ->
                problems.of(request, Reason.LEVEL_UNREACHABLE, "no acr for the level", returnTo);
            case Begun.Unavailable away -> problems.of(request, Reason.IDP_UNAVAILABLE, away.why(), returnTo);
        };
    }

    private static Optional<String> form(OwnRequest request) {
        return KeptForms.name(request.parameter("form"));
    }

    /** The front page if none is named; empty if what is named is not a page of this host. */
    private static Optional<ReturnAddress> returnAddress(OwnRequest request) {
        return request.query().containsKey("return")
                ? request.parameter("return").flatMap(ReturnAddress::parse)
                : Optional.of(ReturnAddress.HOME);
    }

    /** Empty if the link's own words cannot be read. */
    private Optional<Demanded> demanded(OwnRequest request, ReturnAddress returnTo) {
        var byPolicy = demands.at(request.service(), returnTo.path());
        var level = request.query().containsKey("level")
                ? request.parameter("level").flatMap(LoginHandler::level)
                : Optional.of(byPolicy.map(Demanded::level)
                        .filter(found -> found != SecurityLevel.OPEN)
                        .orElse(ORDINARY));
        var maxAge = request.parameter("max_age").filter(age -> age.matches("[1-9][0-9]{0,7}"));
        if (level.isEmpty() || (request.query().containsKey("max_age") && maxAge.isEmpty())) {
            return Optional.empty();
        }
        var strictest = byPolicy.map(Demanded::level)
                .filter(found -> found.satisfies(level.get()))
                .or(() -> level);
        var shortest = Stream.concat(
                        maxAge.map(Long::parseLong).map(Duration::ofSeconds).stream(),
                        byPolicy.flatMap(Demanded::maxAge).stream())
                .min(Duration::compareTo);
        return strictest.map(found -> new Demanded(found, shortest));
    }

    private static Optional<SecurityLevel> level(String number) {
        return number.matches("[1-4]") ? SecurityLevel.of(Integer.parseInt(number)) : Optional.empty();
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
