package no.portvakt.trust.delegation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import no.portvakt.trust.spool.RecordSink;
import no.portvakt.trust.spool.SpoolBatch;

/**
 * MinSide's adapter, which keeps citizens' access logs. We prove ourselves as its other peers do: by a token of ours, for
 * a minute.
 */
public final class AccessLogLine implements RecordSink {

    /** Where the adapter takes them. */
    static final String PATH = "/api/portvakt/v1/delegations";

    private static final String AUDIENCE = "minside-adapter";
    private static final Duration PROVEN = Duration.ofSeconds(60);
    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration SENDING = Duration.ofSeconds(30);
    private static final int KEPT = 204;

    private final URI adapter;
    private final String name;
    private final ECPrivateKey key;
    private final HttpClient client;
    private final Clock clock;

    /**
     * Calls nobody yet.
     *
     * @param adapter scheme, host and port
     * @param name that the adapter knows our key by
     */
    public AccessLogLine(URI adapter, String name, ECPrivateKey key, SSLContext tls, Clock clock) {
        this.adapter = adapter;
        this.name = name;
        this.key = key;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.clock = clock;
    }

    @Override
    public void send(SpoolBatch batch) throws IOException {
        var lines = new ByteArrayOutputStream();
        batch.writeTo(lines);
        var request = HttpRequest.newBuilder(adapter.resolve(PATH))
                .timeout(SENDING)
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + proof())
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines.toByteArray()))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != KEPT) {
                throw new IOException("MinSide answered " + answer.statusCode());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while sending", stopped);
        }
    }

    private String proof() {
        var now = clock.instant();
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .issuer(name)
                        .audience(AUDIENCE)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(PROVEN)))
                        .build());
        try {
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("a proof cannot be signed", broken);
        }
    }
}
