package no.portvakt.gateway.request.authenticate;

import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import no.portvakt.gateway.bearer.Bearer;
import no.portvakt.gateway.bearer.BearerTokens;
import no.portvakt.gateway.bearer.Fault;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.request.address.Addressed;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.gateway.session.Sessions;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * Says who is calling. An open page asks nobody: no look-up is made for it, and its upstream is told nothing. While the
 * session store is away nobody can be known, and nobody is sent to log in for it either. A bearer token that does not
 * count is never made up for by a session.
 */
public final class CallerIdentifier {

    private final Sessions sessions;
    private final Optional<BearerTokens> tokens;

    /** By session alone: what else a client shows is not looked at. */
    public CallerIdentifier(Sessions sessions) {
        this(sessions, Optional.empty());
    }

    /** By session or by bearer token. */
    public CallerIdentifier(Sessions sessions, Optional<BearerTokens> tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** Completes on any thread, and never with a failure. */
    public CompletionStage<Identification> identify(Addressed addressed) {
        if (addressed.applied().demand().level() == SecurityLevel.OPEN) {
            return CompletableFuture.completedStage(new IdentifiedRequest(addressed, Optional.empty(), false));
        }
        return tokens.map(verifier -> switch (Credentials.shownBy(addressed)) {
                    case Credentials.Token token -> byToken(addressed, verifier, token);
                    case Credentials.Two two ->
                        CompletableFuture.<Identification>completedStage(new Identification.Ambiguous());
                    case Credentials.NoToken none -> bySession(addressed);
                })
                .orElseGet(() -> bySession(addressed));
    }

    private CompletionStage<Identification> bySession(Addressed addressed) {
        var service = addressed.applied().service();
        var limits =
                new SessionLimits(service.session().idle(), service.session().absolute());
        return sessions.find(service.host(), addressed.exchange().headers(HttpHeaders.COOKIE), limits)
                .<Identification>thenApply(
                        session -> new IdentifiedRequest(addressed, session.map(CallerIdentifier::citizenOf), false))
                .exceptionally(broken -> new Identification.Unknowable("sessions are away"));
    }

    private static CompletionStage<Identification> byToken(
            Addressed addressed, BearerTokens verifier, Credentials.Token token) {
        return token.reveal(verifier::check).thenApply(outcome -> switch (outcome) {
            case BearerTokens.Outcome.Known known ->
                new IdentifiedRequest(addressed, Optional.of(citizenOf(known.bearer(), known.digest())), true);
            case BearerTokens.Outcome.NotValid refused ->
                new Identification.NotGenuine("token:"
                        + refused.faults().stream().map(Fault::id).sorted().collect(Collectors.joining(",")));
            case BearerTokens.Outcome.Undecided undecided ->
                new Identification.Unknowable("the issuer's keys are away");
        });
    }

    private static Citizen citizenOf(Session session) {
        return new Citizen(
                session.key(),
                session.generation(),
                session.sid(),
                session.subject(),
                session.person(),
                session.assurance(),
                session.locale(),
                session.employee());
    }

    /** The digest stands for the session: what is made for one token is used for no other, whatever its {@code jti}. */
    private static Citizen citizenOf(Bearer bearer, String digest) {
        return new Citizen(
                "token:" + digest,
                0,
                bearer.sid(),
                bearer.subject(),
                bearer.person(),
                bearer.assurance(),
                bearer.locale(),
                Optional.empty());
    }
}
