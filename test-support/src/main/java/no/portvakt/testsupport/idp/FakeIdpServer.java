package no.portvakt.testsupport.idp;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The endpoints that a client calls: pushed request, token, keys, log-out. */
final class FakeIdpServer implements AutoCloseable {

    private static final String PROTOCOL = "/realms/fake/protocol/openid-connect/";

    private final FakeIdp idp;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeIdpServer(FakeIdp idp) {
        this.idp = idp;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext(PROTOCOL + "ext/par/request", exchange -> push(exchange));
        server.createContext(PROTOCOL + "token", exchange -> token(exchange));
        server.createContext(PROTOCOL + "certs", exchange -> keys(exchange));
        server.createContext(PROTOCOL + "logout", exchange -> logout(exchange));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realms/fake");
    }

    private void push(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        if (idp.tricks.contains(Trick.PUSH_ENDPOINT_SILENT)) {
            stayAway();
        } else if (idp.tricks.contains(Trick.PUSH_ENDPOINT_BROKEN)) {
            answer(exchange, 500, "<html>");
        } else if (idp.tricks.contains(Trick.PUSH_REFUSED) || !idp.client.isProvenBy(form)) {
            answer(exchange, 401, json(Map.of("error", "invalid_client")));
        } else {
            answer(exchange, 201, json(Map.of("request_uri", idp.push(form), "expires_in", 60)));
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        if (idp.tricks.contains(Trick.TOKEN_ENDPOINT_SILENT)) {
            stayAway();
        } else if (idp.tricks.contains(Trick.TOKEN_ENDPOINT_BROKEN)) {
            answer(exchange, 503, "<html>");
        } else if (idp.tricks.contains(Trick.TOKEN_ENDPOINT_ENDLESS)) {
            answer(exchange, 200, "{\"access_token\":\"" + "a".repeat(4 << 20) + "\"}");
        } else if (idp.tricks.contains(Trick.TOKEN_ENDPOINT_REDIRECTS)) {
            exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
            answer(exchange, 302, "");
        } else if (!idp.client.isProvenBy(form)) {
            answer(exchange, 401, json(Map.of("error", "invalid_client")));
        } else {
            redeem(exchange, form);
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form) throws IOException {
        if ("refresh_token".equals(form.get("grant_type"))) {
            refresh(exchange, form.getOrDefault("refresh_token", ""));
            return;
        }
        var grant = idp.grants.remove(form.getOrDefault("code", ""));
        if (grant == null
                || !"authorization_code".equals(form.get("grant_type"))
                || !grant.request().getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
                || !"S256".equals(grant.request().get("code_challenge_method"))
                || !grant.request()
                        .getOrDefault("code_challenge", "")
                        .equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, json(Map.of("error", "invalid_grant")));
            return;
        }
        answer(exchange, 200, json(tokens(grant)));
    }

    private void refresh(HttpExchange exchange, String refreshToken) throws IOException {
        var grant = idp.refreshed(refreshToken);
        if (grant.isEmpty()) {
            answer(exchange, 400, json(Map.of("error", "invalid_grant")));
        } else {
            answer(exchange, 200, json(tokens(grant.get())));
        }
    }

    private Map<String, Object> tokens(FakeIdp.FakeGrant grant) {
        Map<String, Object> tokens = new LinkedHashMap<>(Map.of(
                "access_token",
                UUID.randomUUID().toString(),
                "token_type",
                "Bearer",
                "expires_in",
                60,
                "refresh_token",
                idp.refreshTokenFor(grant)));
        if (!idp.tricks.contains(Trick.NO_ID_TOKEN)) {
            tokens.put("id_token", idToken(grant));
        }
        return tokens;
    }

    private String idToken(FakeIdp.FakeGrant grant) {
        var tricks = idp.tricks;
        var claims = FakeClaims.idToken(grant, tricks);
        if (tricks.contains(Trick.TOKEN_UNSIGNED)) {
            return idp.tokens.unsigned(claims);
        }
        if (tricks.contains(Trick.TOKEN_SIGNED_BY_ANOTHER_KEY)) {
            return idp.tokens.signByAnotherKey("JWT", claims);
        }
        if (tricks.contains(Trick.TOKEN_SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET)) {
            return idp.tokens.signWithPublicKeyAsSecret("JWT", claims);
        }
        if (tricks.contains(Trick.TOKEN_WITH_A_CHANGED_CLAIM)) {
            var another = new FakeIdp.FakeGrant(grant.request(), FakeCitizen.OLA, grant.sid());
            return idp.tokens.signAndChange("JWT", claims, FakeClaims.idToken(another, tricks));
        }
        var token = idp.tokens.sign("JWT", claims);
        if (tricks.contains(Trick.TOKEN_PADDED)) {
            return token + "==";
        }
        return tricks.contains(Trick.TOKEN_WITH_SURPLUS_BITS) ? FakeTokens.withSurplusBits(token) : token;
    }

    private void keys(HttpExchange exchange) throws IOException {
        if (idp.tricks.contains(Trick.KEYS_AWAY)) {
            answer(exchange, 503, "");
        } else {
            answer(exchange, 200, new JWKSet(idp.tokens.publicKey()).toString(true));
        }
    }

    private void logout(HttpExchange exchange) throws IOException {
        var form = form(exchange);
        if (!idp.client.isProvenBy(form) || !form.containsKey("refresh_token")) {
            answer(exchange, 400, json(Map.of("error", "invalid_request")));
        } else {
            idp.end(form.get("refresh_token"));
            answer(exchange, 204, "");
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return FakeForms.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String json(Map<String, Object> fields) {
        return JSONObjectUtils.toJSONString(fields);
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /** Until the test is over. */
    private void stayAway() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException over) {
            throw new IOException(over);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
