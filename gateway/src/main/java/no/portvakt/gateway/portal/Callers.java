package no.portvakt.gateway.portal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Calls portals as they are. Follows no redirect, reads a quarter of a mebibyte at most, waits ten seconds. */
public final class Callers implements Neighbourhood {

    private static final int LARGEST = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofDays(30);
    private static final int OK = 200;

    private final HttpClient client;
    private final Instant now;

    /** Trusts whom the context trusts. */
    public Callers(SSLContext tls, Instant now) {
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.now = now;
    }

    @Override
    public String get(URI address) throws IOException {
        var answer = ask(address);
        if (answer.statusCode() != OK) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public List<Step> knock(String about, URI address) {
        try {
            var answer = ask(address);
            var ends = answer.sslSession().flatMap(Callers::ends);
            var said = address + " answers with status " + answer.statusCode();
            return ends.filter(end -> end.isBefore(now.plus(SOON)))
                    .map(end -> List.of(Step.note(about, said + "; its certificate ends on " + end)))
                    .orElseGet(() -> List.of(Step.sound(about, said)));
        } catch (IOException unreachable) {
            return List.of(Step.wrong(about, address + ": " + unreachable.getMessage()));
        }
    }

    private static Optional<Instant> ends(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate leaf
                    ? Optional.of(leaf.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException nobodyShown) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> ask(URI address) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST));
        } catch (HttpTimeoutException late) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", late);
        } catch (ConnectException nobody) {
            throw new IOException("nobody listens there, or the name is unknown", nobody);
        } catch (SSLException untrusted) {
            throw new IOException("its TLS is not trusted: " + untrusted.getMessage(), untrusted);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
