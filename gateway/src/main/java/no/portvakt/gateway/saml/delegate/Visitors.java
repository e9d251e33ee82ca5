package no.portvakt.gateway.saml.delegate;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.catalog.ServiceProfile;

/** Finds what a browser was asked by a portal, and who is logged in there. Blocks. */
final class Visitors {

    private final SamlParts parts;

    Visitors(SamlParts parts) {
        this.parts = parts;
    }

    /**
     * The visit that a request belongs to; empty where this browser does not hold the question.
     *
     * @param said reads what the request says, in its address or in its form
     */
    Optional<Visit> find(OwnRequest request, Function<String, Optional<String>> said) {
        var name = said.apply(Visit.NAMED).orElse("");
        return parts.pending()
                .find(name, request.cookieHeaders())
                .toCompletableFuture()
                .join()
                .flatMap(question -> parts.portals()
                        .withId(question.portal())
                        .map(portal -> new Visit(
                                request, name, said.apply(Visit.WAS_SENT).isPresent(), question, portal)));
    }

    /** Who is logged in, and is seen by this. */
    Optional<Session> session(OwnRequest request) {
        return parts.sessions()
                .find(request.service(), request.cookieHeaders(), limits(request))
                .toCompletableFuture()
                .join();
    }

    /** The same without being seen. */
    Optional<StoredSession> stored(OwnRequest request) {
        return parts.sessions()
                .peek(request.service(), request.cookieHeaders(), limits(request))
                .toCompletableFuture()
                .join();
    }

    /** How long a sign-on lasts at most. */
    Duration longest(OwnRequest request) {
        return limits(request).absolute();
    }

    private SessionLimits limits(OwnRequest request) {
        var limits = parts.policy()
                .get()
                .serviceOn(request.service())
                .map(ServiceProfile::session)
                .orElse(no.portvakt.profiles.catalog.SessionLimits.DEFAULT);
        return new SessionLimits(limits.idle(), limits.absolute());
    }
}
