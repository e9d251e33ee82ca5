package no.portvakt.testsupport.idp;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An identity provider that speaks what ours speaks (pushed requests, PKCE, private_key_jwt, RFC 9207, back-channel
 * log-out), in the process of the test, on a port of its own. Its issuer is not where it is reached, as in life.
 *
 * <p>It is strict with its client, and wrong only as {@link #play} says. What the browser does is called directly:
 * {@link #visit} takes the address that the gateway sent the browser to, and gives the address of the callback.
 */
public final class FakeIdp implements AutoCloseable {

    public static final String ISSUER = "https://login.test/realms/fake";
    public static final String CLIENT_ID = FakeClient.ID;

    final FakeClient client = new FakeClient(ISSUER);
    final FakeTokens tokens = new FakeTokens();
    final Set<Trick> tricks = ConcurrentHashMap.newKeySet();
    final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();
    final Map<String, FakeGrant> grants = new ConcurrentHashMap<>();

    private final List<Map<String, String>> asked = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final Map<String, FakeGrant> refreshable = new ConcurrentHashMap<>();
    private int refreshes;
    private final FakeIdpServer server;
    private FakeCitizen citizen = FakeCitizen.KARI;
    private String sid = UUID.randomUUID().toString();
    private Optional<String> error = Optional.empty();

    public FakeIdp() {
        this.server = new FakeIdpServer(this);
    }

    /** Where a gateway reaches it. */
    public URI backChannel() {
        return server.address();
    }

    public ECPrivateKey clientKey() {
        return client.privateKey();
    }

    /** The next to log in; another citizen comes with another browser session. */
    public synchronized void loginAs(FakeCitizen next) {
        citizen = next;
        sid = UUID.randomUUID().toString();
    }

    /** The next log-ins end in this error. */
    public synchronized void answerWithError(String code) {
        error = Optional.of(code);
    }

    /** Does these things wrong from now on, and nothing else. */
    public void play(Trick... wrong) {
        tricks.clear();
        tricks.addAll(List.of(wrong));
    }

    /** The session that the last citizen has here. */
    public synchronized String sid() {
        return sid;
    }

    /** Every request that was pushed, in order. */
    public synchronized List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** The refresh tokens whose sessions were ended by the client. */
    public synchronized List<String> ended() {
        return List.copyOf(ended);
    }

    public FakeTokens tokens() {
        return tokens;
    }

    /** A log-out token without fault, to post or to spoil. */
    public JWTClaimsSet.Builder logoutClaims() {
        return FakeClaims.logout(sid());
    }

    /** The citizen's browser comes, and logs in. */
    public synchronized URI visit(URI authorization) {
        var query = FakeForms.decode(
                Optional.ofNullable(authorization.getRawQuery()).orElse(""));
        var request = pushed.remove(query.getOrDefault("request_uri", ""));
        if (request == null || !authorization.toString().startsWith(ISSUER + "/protocol/openid-connect/auth?")) {
            throw new IllegalStateException("the browser came with a request that was not pushed");
        }
        var answer = new LinkedHashMap<String, String>();
        if (error.isPresent()) {
            answer.put("error", error.get());
            error = Optional.empty();
        } else {
            var code = UUID.randomUUID().toString();
            grants.put(code, new FakeGrant(request, citizen, sid));
            answer.put("code", code);
        }
        if (!tricks.contains(Trick.ANSWER_WITHOUT_STATE)) {
            answer.put("state", tricks.contains(Trick.ANSWER_WITH_ANOTHER_STATE) ? "other" : request.get("state"));
        }
        if (!tricks.contains(Trick.ANSWER_WITHOUT_ISSUER)) {
            answer.put("iss", tricks.contains(Trick.ANSWER_OF_ANOTHER_ISSUER) ? ISSUER + "/" : ISSUER);
        }
        return URI.create(request.get("redirect_uri") + "?" + FakeForms.encode(answer));
    }

    synchronized String push(Map<String, String> request) {
        asked.add(Map.copyOf(request));
        var uri = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        pushed.put(uri, Map.copyOf(request));
        return uri;
    }

    synchronized void end(String refreshToken) {
        ended.add(refreshToken);
        refreshable.remove(refreshToken);
    }

    /** How many times somebody asked whether a session still holds. */
    public synchronized int refreshes() {
        return refreshes;
    }

    /** Ends everybody's session here, and tells nobody. */
    public synchronized void forgetEverybody() {
        refreshable.clear();
    }

    synchronized String refreshTokenFor(FakeGrant grant) {
        var token = "refresh-" + grant.sid();
        refreshable.put(token, grant);
        return token;
    }

    synchronized Optional<FakeGrant> refreshed(String refreshToken) {
        refreshes++;
        return Optional.ofNullable(refreshable.get(refreshToken));
    }

    /** Nobody answers any more. */
    @Override
    public void close() {
        server.close();
    }

    /** What a code stands for. */
    record FakeGrant(Map<String, String> request, FakeCitizen citizen, String sid) {}
}
