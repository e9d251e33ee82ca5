package no.portvakt.gateway.login;

import no.portvakt.gateway.oidc.Heard;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;

/**
 * {@code /_portvakt/frontchannel-logout?iss=…&sid=…}: a page of the identity provider has us in a frame, to say that a
 * session is over (OpenID Connect Front-Channel Logout 1.0). No cookie is looked at: in a frame of another site there is
 * none ({@code SameSite=Lax}). So it is the session of this {@code sid} that ends, on every host; the cookies are left
 * behind and open nothing. The answer is empty, and no other page may frame it.
 */
final class FrontchannelLogoutHandler implements OwnPathHandler {

    private static final int BAD_REQUEST = 400;

    private final IdentityProvider identityProvider;
    private final Endings endings;

    FrontchannelLogoutHandler(IdentityProvider identityProvider, Endings endings) {
        this.identityProvider = identityProvider;
        this.endings = endings;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var heard = isForAnythingElse(request)
                ? new Heard.NotGenuine("for something else than a frame")
                : identityProvider.hearInFrame(request.parameter("iss"), request.parameter("sid"));
        int status =
                switch (heard) {
                    case Heard.Genuine genuine -> {
                        endings.carryOut(genuine.notice(), request.correlation());
                        yield 200;
                    }
                    case Heard.Again again -> 200;
                    case Heard.NotGenuine not -> {
                        endings.refuse(not.why(), request.correlation());
                        yield BAD_REQUEST;
                    }
                    case Heard.Unavailable away -> BAD_REQUEST;
                };
        return new OwnReply.Framed(status, identityProvider.frames());
    }

    /** A picture, a script, a page of its own: browsers say what an answer is for. Old ones say nothing. */
    private static boolean isForAnythingElse(OwnRequest request) {
        return request.headers().containsKey("sec-fetch-dest")
                && request.header("sec-fetch-dest").filter("iframe"::equals).isEmpty();
    }
}
