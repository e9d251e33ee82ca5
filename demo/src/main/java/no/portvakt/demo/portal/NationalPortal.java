package no.portvakt.demo.portal;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * A portal that is not ours, simulated: its front page leads into the municipality's services, and {@code /mine/} shows
 * a citizen's cases, which it fetches through the gateway with a grant of its own. Plain HTTP on loopback, behind the
 * gateway, which tells it who is calling.
 */
public final class NationalPortal implements AutoCloseable {

    /** The portal as a service of the gateway, and as a portal registered with the adapter. */
    public static final String ID = "norge";

    private static final Pattern ASSET = Pattern.compile("/design/(?:[a-z0-9-]+/)?([A-Za-z0-9.-]+\\.(css|svg|woff2))");
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "svg", "image/svg+xml", "woff2", "font/woff2");
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PortalPages pages;
    private final IdentityCheck identities;
    private final MunicipalityApi municipality;
    private final List<ServiceProfile> services;

    private NationalPortal(Surroundings around) {
        this.pages = new PortalPages(around.origins());
        this.identities = new IdentityCheck(around.gatewayKeys(), around.issuer(), ID);
        this.municipality = new MunicipalityApi(
                around.origins().apply("minside-api"), ID, around.key(), around.trust(), Clock.systemUTC());
        this.services = around.services();
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), around.port()), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("the simulated national portal cannot listen on " + around.port(), taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static NationalPortal start(Surroundings around) {
        return new NationalPortal(around);
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var asset = ASSET.matcher(path);
            if (asset.matches()) {
                asset(exchange, path, TYPES.getOrDefault(asset.group(2), "application/octet-stream"));
            } else {
                page(exchange, path);
            }
        }
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/" -> send(exchange, 200, pages.home(services));
            case "/mine", "/mine/", "/mine/saker" -> mine(exchange);
            default ->
                send(exchange, 404, pages.sorry("Siden finnes ikke", "Portalen har ingen side på denne adressen."));
        }
    }

    private void mine(HttpExchange exchange) throws IOException {
        var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        var visitor = identities.visitor(authorization);
        if (visitor.isEmpty()) {
            send(exchange, 401, pages.sorry("Du er ikke logget inn", "Portalen vet ikke hvem du er."));
            return;
        }
        var cases = municipality.casesOf(visitor.get());
        if (cases.isEmpty()) {
            send(
                    exchange,
                    502,
                    pages.sorry("Kommunen svarer ikke", "Sakene dine kan ikke hentes akkurat nå. Prøv igjen om litt."));
            return;
        }
        send(exchange, 200, pages.cases(cases.get()));
    }

    private static void asset(HttpExchange exchange, String path, String type) throws IOException {
        try (var file = NationalPortal.class.getResourceAsStream("/META-INF/resources" + path)) {
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var bytes = file.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void send(HttpExchange exchange, int status, String html) throws IOException {
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        municipality.close();
    }

    /**
     * What the portal has to know.
     *
     * @param origins where a host is, for instance {@code https://minside.localhost:8443}
     * @param services what the municipality offers
     * @param gatewayKeys the keys that the gateway signs identities with, asked at each request
     * @param issuer what the gateway calls itself in its tokens
     * @param key signs the portal's grants
     * @param trust whose servers it believes
     */
    public record Surroundings(
            int port,
            Function<String, URI> origins,
            List<ServiceProfile> services,
            Supplier<JWKSet> gatewayKeys,
            String issuer,
            ECPrivateKey key,
            SSLContext trust) {

        public Surroundings {
            services = List.copyOf(services);
        }
    }
}
