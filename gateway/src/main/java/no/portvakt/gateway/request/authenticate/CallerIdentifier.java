package no.portvakt.gateway.request.authenticate;

import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.request.address.Addressed;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.gateway.session.Sessions;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * Says who is calling. An open page asks nobody: no look-up is made for it, and its upstream is told nothing. While the
 * session store is away nobody can be known, and nobody is sent to log in for it either.
 */
public final class CallerIdentifier {

    private final Sessions sessions;

    public CallerIdentifier(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Completes on any thread, and never with a failure. */
    public CompletionStage<Identification> identify(Addressed addressed) {
        if (addressed.applied().demand().level() == SecurityLevel.OPEN) {
            return CompletableFuture.completedStage(new IdentifiedRequest(addressed, Optional.empty()));
        }
        var service = addressed.applied().service();
        var limits =
                new SessionLimits(service.session().idle(), service.session().absolute());
        return sessions.find(service.host(), addressed.exchange().headers(HttpHeaders.COOKIE.toString()), limits)
                .<Identification>thenApply(
                        session -> new IdentifiedRequest(addressed, session.map(CallerIdentifier::citizenOf)))
                .exceptionally(broken -> new Identification.Unknowable());
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
}
