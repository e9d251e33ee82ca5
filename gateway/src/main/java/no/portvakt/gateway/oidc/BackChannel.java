package no.portvakt.gateway.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * HTTP to the identity provider, inside, over mTLS. Follows no redirect, reads no more than {@value #LARGEST_ANSWER}
 * bytes, and gives up after a set time whatever the other side does, trickling included. Thread-safe; blocks.
 *
 * <p>Where the provider has several nodes, the one that answered last is asked first. Another is asked at once if no
 * connection came about, for then nothing can have happened; where one did, whoever asked has to ask again, since a
 * code or a refresh token may have been used up.
 */
public final class BackChannel implements HTTPRequestSender, ResourceRetriever {

    static final int LARGEST_ANSWER = 256 * 1024;

    /** After this a citizen gets a page that says so, rather than a spinning wheel. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client;
    private final Duration patience;
    private final Nodes nodes;

    /** To one node. Trusts whom the context trusts, and shows the certificate that it holds. */
    public BackChannel(SSLContext tls, Duration patience) {
        this(tls, patience, List.of());
    }

    /**
     * To several nodes.
     *
     * @param nodes addresses of the same realm at every node, the first being what is asked for
     */
    public BackChannel(SSLContext tls, Duration patience, List<URI> nodes) {
        this.patience = patience;
        this.nodes = new Nodes(nodes);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(CONNECT_PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        var body = request.getBody() == null ? "" : request.getBody();
        var outgoing = HttpRequest.newBuilder()
                .method(request.getMethod().name(), HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        return inNimbusTerms(ask(request.getURI(), outgoing));
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        var response = ask(URI.create(url.toString()), HttpRequest.newBuilder());
        if (response.statusCode() != HTTPResponse.SC_OK) {
            throw new IOException("answered " + response.statusCode() + " for " + url);
        }
        return new Resource(
                response.body(), response.headers().firstValue("content-type").orElse("application/json"));
    }

    private HttpResponse<String> ask(URI address, HttpRequest.Builder request) throws IOException {
        var places = nodes.inOrder(address).iterator();
        while (true) {
            var place = places.next();
            try {
                return await(request.uri(place).build());
            } catch (IOException failed) {
                nodes.failed(place);
                if (!neverConnected(failed) || !places.hasNext()) {
                    throw failed;
                }
            }
        }
    }

    private static boolean neverConnected(IOException failed) {
        return failed.getCause() instanceof ConnectException
                || failed.getCause() instanceof HttpConnectTimeoutException;
    }

    private HttpResponse<String> await(HttpRequest request) throws IOException {
        var answer = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no answer within " + patience, late);
        } catch (ExecutionException failed) {
            throw new IOException("no answer", failed.getCause());
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }

    private static HTTPResponse inNimbusTerms(HttpResponse<String> answer) throws IOException {
        var response = new HTTPResponse(answer.statusCode());
        try {
            var contentType = answer.headers().firstValue("content-type");
            if (contentType.isPresent()) {
                response.setContentType(contentType.get());
            }
        } catch (ParseException malformed) {
            throw new IOException("an answer of no readable type", malformed);
        }
        response.setBody(answer.body());
        return response;
    }
}
