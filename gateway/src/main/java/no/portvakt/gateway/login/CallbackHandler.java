package no.portvakt.gateway.login;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.oidc.Caller;
import no.portvakt.gateway.oidc.Completed;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.Renewal;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /_portvakt/callback}: the browser is back. The answer must belong to a log-in that this browser began on this
 * host; then it is compared with what was asked; then the session begins under a new id.
 */
final class CallbackHandler implements OwnPathHandler {

    private final IdentityProvider identityProvider;
    private final LiveSessions sessions;
    private final ServiceDemands demands;
    private final PendingLogins pendingLogins;
    private final LoginRounds rounds;
    private final LoginProblems problems;
    private final Clock clock;

    CallbackHandler(LoginParts parts) {
        this.identityProvider = parts.identityProvider();
        this.sessions = parts.sessions();
        this.demands = parts.demands();
        this.pendingLogins = parts.pending();
        this.rounds = parts.rounds();
        this.problems = parts.problems();
        this.clock = parts.clock();
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var state = request.parameter("state");
        if (state.isEmpty()) {
            return problems.of(
                    request, Reason.LOGIN_NOT_COMPLETED, "no state", LoginProblems.retry(ReturnAddress.HOME));
        }
        return switch (pendingLogins.take(state.get(), request.service(), request.cookieHeaders())) {
            case PendingLogins.Taken.Valid valid -> complete(request, valid.pending());
            case PendingLogins.Taken.TooLate late ->
                problems.of(
                        request,
                        Reason.LOGIN_NOT_COMPLETED,
                        "too late, or a second time",
                        LoginProblems.retry(late.returnTo()),
                        pendingLogins.forget(state.get()));
            case PendingLogins.Taken.Unknown unknown ->
                problems.of(
                        request,
                        Reason.LOGIN_NOT_COMPLETED,
                        "not begun in this browser",
                        LoginProblems.retry(ReturnAddress.HOME));
        };
    }

    private OwnReply complete(OwnRequest request, PendingLogin pending) {
        var forget = pendingLogins.forget(pending.expected().state());
        var back = retry(pending);
        return switch (identityProvider.complete(pending.expected(), request.query())) {
            case Completed.LoggedIn in -> loggedIn(request, pending, in.caller());
            case Completed.Declined declined -> declined(request, pending, declined.cause());
            case Completed.NotGenuine not -> problems.of(request, Reason.LOGIN_NOT_COMPLETED, not.why(), back, forget);
            case Completed.NotEnough not ->
                problems.of(request, reasonFor(not.lack()), "lacks " + not.lack(), back, forget);
            case Completed.Unavailable away -> problems.of(request, Reason.IDP_UNAVAILABLE, away.why(), back, forget);
        };
    }

    /** The same again, with what was kept. */
    private static String retry(PendingLogin pending) {
        var expected = pending.expected();
        return LoginProblems.retry(pending.returnTo(), expected.level(), expected.maxAge(), pending.form());
    }

    /** Turning back is no error, and neither is it that nobody was logged in when nobody was to be asked. */
    private OwnReply declined(OwnRequest request, PendingLogin pending, Completed.Cause cause) {
        var forget = pendingLogins.forget(pending.expected().state());
        if (cause == Completed.Cause.WOULD_HAVE_ASKED && pending.silent()) {
            return new OwnReply.Redirect(
                    pending.returnTo().on(request.origin()), List.of(forget, rounds.count(request.cookieHeaders())));
        }
        if (cause == Completed.Cause.CANCELLED && pending.returnTo().isForAPortal()) {
            return problems.cancelledForAPortal(request, pending.returnTo(), forget);
        }
        return cause == Completed.Cause.CANCELLED
                ? problems.cancelled(request, retry(pending), forget)
                : problems.of(request, reasonFor(cause), "declined: " + cause, retry(pending), forget);
    }

    private static Reason reasonFor(Completed.Cause cause) {
        return switch (cause) {
            case CANCELLED, EXPIRED, WOULD_HAVE_ASKED, OTHER -> Reason.LOGIN_NOT_COMPLETED;
            case LEVEL_UNREACHABLE -> Reason.LEVEL_UNREACHABLE;
            case TROUBLE -> Reason.IDP_UNAVAILABLE;
        };
    }

    private static Reason reasonFor(Completed.Lack lack) {
        return switch (lack) {
            case LEVEL -> Reason.LOGIN_BELOW_REQUEST;
            case KNOWN_LEVEL -> Reason.ASSURANCE_NOT_ACCEPTED;
            case FRESHNESS -> Reason.LOGIN_TOO_OLD;
        };
    }

    private OwnReply loggedIn(OwnRequest request, PendingLogin pending, Caller caller) {
        var forget = pendingLogins.forget(pending.expected().state());
        var limits = demands.limitsOf(request.service());
        var current = sessions.peek(request.service(), request.cookieHeaders(), limits)
                .toCompletableFuture()
                .join();
        if (isAnotherPerson(pending, current, caller)) {
            return problems.withLogout(request, Reason.ANOTHER_PERSON, "another subject", forget);
        }
        var login = new LiveSessions.Login(
                request.service(),
                caller.sid(),
                caller.subject(),
                caller.person(),
                caller.assurance(),
                caller.locale()
                        .flatMap(Language::of)
                        .orElse(Language.of(request))
                        .tag(),
                caller.employee(),
                caller.refreshToken().map(token -> Renewal.confirmed(token, clock.instant(), caller.life())),
                limits);
        var started = sessions.start(login, current).toCompletableFuture().join();
        if (started.isEmpty()) {
            return problems.of(request, Reason.LOGIN_NOT_COMPLETED, "logged out meanwhile", retry(pending), forget);
        }
        var assurance = caller.assurance();
        problems.journal()
                .record(
                        new LoginEvent.LoggedIn(
                                request.service(),
                                started.get().stored().session().key(),
                                assurance.level(),
                                assurance.acr(),
                                assurance.amr()),
                        request.correlation());
        return new OwnReply.Redirect(
                pending.goOn(request.origin()),
                List.of(sessions.cookie().set(started.get().id()), forget, rounds.count(request.cookieHeaders())));
    }

    /** Compared with who began it, and with who is logged in now: either may be somebody else. */
    private static boolean isAnotherPerson(PendingLogin pending, Optional<StoredSession> current, Caller caller) {
        return pending.knownAs()
                        .filter(known -> !known.equals(caller.subject()))
                        .isPresent()
                || current.filter(found -> !found.session().subject().equals(caller.subject()))
                        .isPresent();
    }
}
