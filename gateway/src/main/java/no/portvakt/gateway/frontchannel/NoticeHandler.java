package no.portvakt.gateway.frontchannel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.gateway.oidc.Heard;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;

/**
 * {@code /_portvakt/portal-logout?portal=…}: the identity provider says to a portal that a session is over (OpenID Connect
 * Back-Channel Logout 1.0), and has our address for the portal's. It waits for the answer before it answers whoever logs
 * out, so that what is left is here when her browser is.
 */
final class NoticeHandler implements OwnPathHandler {

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final Supplier<Map<String, URI>> portals;
    private final Left left;
    private final IdentityProvider identityProvider;
    private final FrameRecords records;

    NoticeHandler(
            Supplier<Map<String, URI>> portals, Left left, IdentityProvider identityProvider, FrameRecords records) {
        this.portals = portals;
        this.left = left;
        this.identityProvider = identityProvider;
        this.records = records;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        return request.parameter(FrontChannel.PORTAL)
                .filter(portals.get()::containsKey)
                .map(portal -> answer(portal, heard(portal, request), request))
                .orElseGet(() -> refuse("", "no portal of this name hears in a frame", request));
    }

    private Heard heard(String portal, OwnRequest request) {
        return request.field("logout_token")
                .map(token -> identityProvider.hearFor(portal, token))
                .orElse(new Heard.NotGenuine("no logout_token, or two"));
    }

    private OwnReply answer(String portal, Heard heard, OwnRequest request) {
        return switch (heard) {
            case Heard.Genuine(var notice) ->
                leave(portal, notice.sid()).orElseGet(() -> refuse(portal, "no sid", request));
            case Heard.Again again -> OwnReply.Empty.of(200);
            case Heard.NotGenuine(var why) -> refuse(portal, why, request);
            case Heard.Unavailable away -> OwnReply.Empty.of(UNAVAILABLE);
        };
    }

    private Optional<OwnReply> leave(String portal, Optional<String> sid) {
        return sid.map(named -> OwnReply.Empty.of(left.leave(portal, named) ? 200 : UNAVAILABLE));
    }

    private OwnReply refuse(String portal, String why, OwnRequest request) {
        records.refused(portal, why, request.correlation());
        return new OwnReply.Json(BAD_REQUEST, "{\"error\":\"invalid_request\"}", List.of());
    }
}
