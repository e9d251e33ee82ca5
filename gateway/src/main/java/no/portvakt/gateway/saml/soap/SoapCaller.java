package no.portvakt.gateway.saml.soap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.SAMLObject;

/**
 * Calls portals' servers, over TLS whose server certificate is verified. Thread-safe. Blocks, which an interrupt ends; a
 * body that comes slowly is not waited for longer than the caller does.
 */
public final class SoapCaller {

    private static final int LARGEST = 64 * 1024;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** SAML Bindings, 3.2.3.3. */
    private static final String ACTION = "\"http://www.oasis-open.org/committees/security\"";

    private volatile HttpClient client;

    /** Trusts the servers that this trusts, and shows who asks what it has. */
    public SoapCaller(SSLContext tls) {
        this.client = client(tls);
    }

    /** From the next call on. */
    public void become(SSLContext tls) {
        client = client(tls);
    }

    private static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What it answers, as the schemas have it, and not yet verified; empty for whatever else happens. */
    public Optional<SAMLObject> call(URI address, XMLObject signed) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", Envelopes.TYPE + "; charset=utf-8")
                .header("SOAPAction", ACTION)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Envelopes.around(signed)))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var bytes = body.readNBytes(LARGEST + 1);
                return response.statusCode() == OK && bytes.length <= LARGEST
                        ? Envelopes.read(bytes)
                        : Optional.empty();
            }
        } catch (IOException unanswered) {
            return Optional.empty();
        } catch (InterruptedException tooSlow) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
