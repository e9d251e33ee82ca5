package no.portvakt.gateway.soak;

import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * A service that is told who comes, and counts whoever should not have reached it: here every GET needs level 3 and every
 * POST level 4. It takes its time, so that there is always something under way.
 */
final class WatchfulUpstream implements AutoCloseable {

    private static final long ITS_TIME_MILLIS = 20;
    private static final String BEARER = "Bearer ";

    private final AtomicLong reached = new AtomicLong();
    private final AtomicLong tooLow = new AtomicLong();
    private final HttpServer server;

    WatchfulUpstream(Vertx vertx) {
        this.server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(0));
        server.requestHandler(request -> {
            reached.incrementAndGet();
            if (!levelOf(request).satisfies(demandedOf(request))) {
                tooLow.incrementAndGet();
            }
            vertx.setTimer(ITS_TIME_MILLIS, now -> request.response().end("seen"));
        });
        Waiting.on(server.listen());
    }

    private static SecurityLevel demandedOf(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST) ? SecurityLevel.HIGH : SecurityLevel.SUBSTANTIAL;
    }

    private static SecurityLevel levelOf(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> acr(header.substring(BEARER.length())))
                .flatMap(acr -> Optional.ofNullable(AcrMapping.ID_PORTEN.get(acr)))
                .orElse(SecurityLevel.OPEN);
    }

    private static Optional<String> acr(String token) {
        try {
            return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("acr"));
        } catch (ParseException notOurs) {
            return Optional.empty();
        }
    }

    int port() {
        return server.actualPort();
    }

    long reached() {
        return reached.get();
    }

    /** Requests that came without proof of the level that they need. */
    long tooLow() {
        return tooLow.get();
    }

    @Override
    public void close() {
        Waiting.on(server.close());
    }
}
