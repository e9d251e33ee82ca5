package no.portvakt.demo.processes;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.function.Supplier;
import no.portvakt.demo.browsing.Trust;

/** The keys that the gateway signs identities with, fetched from where it publishes them and kept. */
final class GatewayKeys implements Supplier<JWKSet> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI published;
    private final Trust trust;
    private JWKSet known = new JWKSet();

    GatewayKeys(URI published, Trust trust) {
        this.published = published;
        this.trust = trust;
    }

    @Override
    public synchronized JWKSet get() {
        if (known.isEmpty()) {
            known = fetch();
        }
        return known;
    }

    private JWKSet fetch() {
        try (var client = HttpClient.newBuilder().sslContext(trust.context()).build()) {
            var request = HttpRequest.newBuilder(published).timeout(PATIENCE).build();
            return JWKSet.parse(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (ParseException notKeys) {
            throw new IllegalStateException("no keys at " + published, notKeys);
        } catch (IOException broken) {
            throw new UncheckedIOException("no answer from " + published, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking for keys", stopped);
        }
    }
}
