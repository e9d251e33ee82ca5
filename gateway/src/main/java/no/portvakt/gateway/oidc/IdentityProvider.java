package no.portvakt.gateway.oidc;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.trust.secret.Secret;

/** One realm of the identity provider, as the log-in sees it. Thread-safe; every call blocks, for seconds at most. */
public final class IdentityProvider {

    private static final int NO_CONTENT = 204;

    private final Realm realm;
    private final ClientIdentity client;
    private final BackChannel backChannel;
    private final LoginStart start;
    private final LoginAnswer answer;
    private final TokenRefresh refresh;
    private final TokenKeys keys;
    private final LogoutTokens logoutTokens;
    private final Map<String, LogoutTokens> portals = new ConcurrentHashMap<>();
    private final Clock clock;
    private final FramedLogout framedLogout;

    public IdentityProvider(Realm realm, ClientKey key, BackChannel backChannel, Clock clock) {
        this.realm = realm;
        this.backChannel = backChannel;
        this.client = new ClientIdentity(realm, key);
        this.keys = new TokenKeys(realm, backChannel);
        this.clock = clock;
        this.start = new LoginStart(realm, client, backChannel, clock);
        var idTokens = new IdTokens(realm, keys, clock);
        this.answer = new LoginAnswer(realm, new CodeExchange(realm, client, backChannel, idTokens));
        this.refresh = new TokenRefresh(realm, client, backChannel, idTokens);
        this.logoutTokens = new LogoutTokens(realm, realm.clientId(), keys, clock);
        this.framedLogout = new FramedLogout(realm);
    }

    /** Asks for a log-in. */
    public Begun begin(LoginRequest login) {
        return start.begin(login);
    }

    /**
     * Reads what the browser brought back.
     *
     * @param query of the callback, decoded; must carry the expectation's {@code state}
     */
    public Completed complete(Expectation expected, Map<String, List<String>> query) {
        return answer.read(expected, query);
    }

    /**
     * Asks whether a log-in still holds.
     *
     * @param subject whose it was
     */
    public Refreshed refresh(Secret refreshToken, String subject) {
        return refresh.refresh(refreshToken, subject);
    }

    /** Reads a log-out token that was posted to us. */
    public Heard hear(String logoutToken) {
        return logoutTokens.hear(logoutToken);
    }

    /**
     * Reads a log-out token for a portal, which hears of it by us.
     *
     * @param portal one that is declared: what is remembered of each is kept
     */
    public Heard hearFor(String portal, String logoutToken) {
        return portals.computeIfAbsent(portal, client -> new LogoutTokens(realm, client, keys, clock))
                .hear(logoutToken);
    }

    /** What a portal's frame is to open, for it to hear of this session's end (Front-Channel Logout 1.0, 2). */
    public URI frameFor(URI portal, String sid) {
        return framedLogout.frameFor(portal, sid);
    }

    /** Reads the parameters of a front-channel log-out. */
    public Heard hearInFrame(Optional<String> issuer, Optional<String> sid) {
        return framedLogout.hear(issuer, sid);
    }

    /** The origin of the pages that may have a front-channel log-out in a frame. */
    public String frames() {
        return framedLogout.frames();
    }

    /**
     * Ends the session that a refresh token belongs to, for every client of the identity provider.
     *
     * @return false if it could not be told so; the session then ends by its own limits
     */
    public boolean end(Secret refreshToken) {
        try {
            var request = new HTTPRequest(HTTPRequest.Method.POST, realm.logout());
            request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
            client.proof().applyTo(request);
            var form = new LinkedHashMap<>(request.getBodyAsFormParameters());
            form.put("client_id", List.of(client.id().getValue()));
            form.put("refresh_token", refreshToken.reveal(List::<String>of));
            request.setBody(URLUtils.serializeParameters(form));
            var status = request.send(backChannel).getStatusCode();
            return status == NO_CONTENT || status == HTTPResponse.SC_OK;
        } catch (IOException | ParseException unanswered) {
            return false;
        }
    }
}
