package no.portvakt.demo.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A citizen's browser with the gateway in front of it, as far as Keycloak can tell: keeps cookies, follows redirects
 * inside Keycloak, and sends the header that the gateway's PKI port sets when a certificate was chosen.
 */
final class Browser {

    private static final int REDIRECTED = 300;
    private static final int FAILED = 400;
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern PKI_LINK = Pattern.compile("id=\"portvakt-pki\"[^>]*href=\"([^\"]+)\"");

    private final HttpClient http;
    private URI server;
    private final Optional<String> comesFrom;
    private final Map<String, String> cookies = new TreeMap<>();
    private Optional<CorrelationId> correlation = Optional.empty();

    Browser(HttpClient http, URI server) {
        this(http, server, Optional.empty());
    }

    /** One whose address the gateway says. */
    Browser(HttpClient http, URI server, Optional<String> comesFrom) {
        this.http = http;
        this.server = server;
        this.comesFrom = comesFrom;
    }

    /** From now on the gateway says this of every request. */
    public void say(CorrelationId id) {
        correlation = Optional.of(id);
    }

    /** From now on the gateway leads to this node. */
    public void goOnAt(URI node) {
        server = node;
    }

    /** As days later: logged in no more, and still the same browser. */
    public void forgetSession() {
        cookies.keySet().removeIf(name -> !name.startsWith("PORTVAKT_KNOWN_"));
    }

    /** Where a request ended: a page of Keycloak's, or a redirect that leads back to the client. */
    public record Arrival(int status, String page, Optional<URI> redirect) {

        public String query(String name) {
            return redirect.flatMap(uri -> Arrays.stream(Optional.ofNullable(uri.getRawQuery())
                                    .or(() -> Optional.ofNullable(uri.getRawFragment()))
                                    .orElse("")
                                    .split("&"))
                            .filter(part -> part.startsWith(name + "="))
                            .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                            .findFirst())
                    .orElse("");
        }
    }

    public Arrival open(URI address) {
        return arrive(request(address).GET());
    }

    public Arrival submit(Arrival page, Map<String, String> fields) {
        return post(find(ACTION, page), fields);
    }

    /** A form of another host's page. */
    public Arrival post(URI address, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return arrive(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Follows the link to the PKI port, where this certificate is chosen. */
    public Arrival choose(Arrival page, X509Certificate certificate) {
        try {
            return choose(page, certificate.getEncoded(), List.of());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The same with any bytes, and with what the browser showed beside it. */
    public Arrival choose(Arrival page, byte[] certificate, List<byte[]> others) {
        var shown = request(find(PKI_LINK, page)).header("Client-Cert", byteSequence(certificate));
        return arrive(
                others.isEmpty()
                        ? shown.GET()
                        : shown.header(
                                        "Client-Cert-Chain",
                                        others.stream()
                                                .map(Browser::byteSequence)
                                                .collect(Collectors.joining(", ")))
                                .GET());
    }

    /** Follows the link with this id. */
    public Arrival follow(Arrival page, String id) {
        return arrive(request(find(Pattern.compile("id=\"" + id + "\"[^>]*href=\"([^\"]+)\""), page))
                .GET());
    }

    private static String byteSequence(byte[] bytes) {
        return ":" + Base64.getEncoder().encodeToString(bytes) + ":";
    }

    public Arrival chooseNothing(Arrival page) {
        return arrive(request(find(PKI_LINK, page)).GET());
    }

    private static URI find(Pattern pattern, Arrival page) {
        var found = pattern.matcher(page.page());
        if (!found.find()) {
            throw new IllegalStateException("the page has no " + pattern + ":\n" + page.page());
        }
        return URI.create(found.group(1).replace("&amp;", "&"));
    }

    private Arrival arrive(HttpRequest.Builder builder) {
        var request = builder;
        while (true) {
            var response = send(request.build());
            response.headers().allValues("set-cookie").forEach(this::keep);
            var location = response.headers().firstValue("location").map(URI::create);
            boolean redirected = response.statusCode() >= REDIRECTED && response.statusCode() < FAILED;
            if (!redirected || location.isEmpty() || !isLogin(location.get())) {
                return new Arrival(response.statusCode(), response.body(), location.filter(uri -> redirected));
            }
            request = request(location.get()).GET();
        }
    }

    private static boolean isLogin(URI location) {
        return List.of("login.localhost", "officer-login.localhost").contains(location.getHost());
    }

    private HttpRequest.Builder request(URI address) {
        var here = URI.create(server
                + address.getRawPath()
                + Optional.ofNullable(address.getRawQuery())
                        .map(query -> "?" + query)
                        .orElse(""));
        var builder = HttpRequest.newBuilder(here);
        correlation.ifPresent(id -> builder.header(CorrelationId.HEADER, id.toString()));
        comesFrom.ifPresent(from -> builder.header("X-Forwarded-For", from));
        if (!cookies.isEmpty()) {
            builder.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return builder;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
