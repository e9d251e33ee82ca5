package no.portvakt.gateway.login;

import java.util.Optional;
import no.portvakt.gateway.oidc.Heard;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.session.LiveSessions;

/**
 * {@code /_portvakt/frontchannel-logout?iss=…&sid=…}: a page of the identity provider has us in a frame, to say that a
 * session is over (OpenID Connect Front-Channel Logout 1.0). No cookie is looked at: in a frame of another site there is
 * none ({@code SameSite=Lax}). So it is the session of this {@code sid} that ends, on every host; the cookies are left
 * behind and open nothing. The answer is empty, and no other page may frame it.
 */
final class FrontchannelLogoutHandler implements OwnPathHandler {

    private static final int BAD_REQUEST = 400;

    private final IdentityProvider identityProvider;
    private final LiveSessions sessions;
    private final LoginJournal journal;

    FrontchannelLogoutHandler(IdentityProvider identityProvider, LiveSessions sessions, LoginJournal journal) {
        this.identityProvider = identityProvider;
        this.sessions = sessions;
        this.journal = journal;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var heard = isForAnythingElse(request)
                ? new Heard.NotGenuine("for something else than a frame")
                : identityProvider.hearInFrame(request.parameter("iss"), request.parameter("sid"));
        int status =
                switch (heard) {
                    case Heard.Genuine genuine -> {
                        journal.record(
                                new LoginEvent.EndedFromThere(
                                        end(genuine.notice().sid())),
                                request.correlation());
                        yield 200;
                    }
                    case Heard.Again again -> 200;
                    case Heard.NotGenuine not -> {
                        journal.record(new LoginEvent.NoticeRefused(not.why()), request.correlation());
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

    private int end(Optional<String> sid) {
        return sid.map(named ->
                        sessions.endSid(named).toCompletableFuture().join().size())
                .orElse(0);
    }
}
