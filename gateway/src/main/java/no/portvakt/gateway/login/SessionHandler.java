package no.portvakt.gateway.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.StoredSession;

/**
 * {@code /_portvakt/session}: for a page's own script, how strongly and until when its reader is logged in. Says
 * nothing about who she is, and asking does not prolong the session.
 */
final class SessionHandler implements OwnPathHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveSessions sessions;
    private final ServiceDemands demands;

    SessionHandler(LiveSessions sessions, ServiceDemands demands) {
        this.sessions = sessions;
        this.demands = demands;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var session = sessions.peek(request.service(), request.cookieHeaders(), demands.limitsOf(request.service()))
                .toCompletableFuture()
                .join();
        return OwnReply.Json.of(session.map(SessionHandler::describe)
                .orElseGet(SessionHandler::nobody)
                .toString());
    }

    private static ObjectNode nobody() {
        return JSON.createObjectNode().put("authenticated", false).put("level", 0);
    }

    private static ObjectNode describe(StoredSession stored) {
        var assurance = stored.session().assurance();
        var json = JSON.createObjectNode()
                .put("authenticated", true)
                .put("level", assurance.level().number())
                .put("acr", assurance.acr())
                .put("authenticatedAt", assurance.authenticatedAt().toString())
                .put("expiresAt", stored.expiresAt().toString());
        var methods = json.putArray("methods");
        assurance.amr().forEach(methods::add);
        return json;
    }
}
