package no.portvakt.gateway.login;

import java.util.List;
import no.portvakt.gateway.oidc.Heard;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;

/**
 * {@code /_portvakt/backchannel-logout}: the identity provider says that a session is over (OpenID Connect Back-Channel
 * Logout 1.0 §2.8). It tries once and waits little, so nothing is called from here but its keys, which are kept. The
 * same notice twice is answered alike, and done once.
 */
final class BackchannelLogoutHandler implements OwnPathHandler {

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final IdentityProvider identityProvider;
    private final Endings endings;

    BackchannelLogoutHandler(IdentityProvider identityProvider, Endings endings) {
        this.identityProvider = identityProvider;
        this.endings = endings;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var heard = request.field("logout_token")
                .map(identityProvider::hear)
                .orElse(new Heard.NotGenuine("no logout_token, or two"));
        return switch (heard) {
            case Heard.Genuine genuine -> {
                endings.carryOut(genuine.notice(), request.correlation());
                yield OwnReply.Empty.of(200);
            }
            case Heard.Again again -> OwnReply.Empty.of(200);
            case Heard.NotGenuine not -> {
                endings.refuse(not.why(), request.correlation());
                yield new OwnReply.Json(BAD_REQUEST, "{\"error\":\"invalid_request\"}", List.of());
            }
            case Heard.Unavailable away -> OwnReply.Empty.of(UNAVAILABLE);
        };
    }
}
