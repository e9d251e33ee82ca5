package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The five municipal services in one server, told apart by the host that the citizen asked for. Each shows which
 * identity it was shown, and everything that reached it can be read afterwards: the proof that something did not.
 */
public final class ServicesSimulator implements AutoCloseable {

    private static final String PAGES = "services";

    private final List<SeenRequest> seen = new CopyOnWriteArrayList<>();
    private final WireMockServer server;

    private ServicesSimulator(int port, Supplier<JWKSet> gatewayKeys) {
        this.server = Simulator.on(port, new Pages(seen, gatewayKeys));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(PAGES)));
        server.start();
    }

    /**
     * Starts it.
     *
     * @param gatewayKeys asked at each request: where the gateway publishes the keys that it signs identities with
     */
    public static ServicesSimulator start(int port, Supplier<JWKSet> gatewayKeys) {
        return new ServicesSimulator(port, gatewayKeys);
    }

    /** Everything that got through so far, oldest first. */
    public List<SeenRequest> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        server.stop();
    }

    private record Pages(List<SeenRequest> seen, Supplier<JWKSet> gatewayKeys)
            implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            var service = serviceOf(request);
            var authorization = header(request, "Authorization");
            var identity = authorization.isEmpty()
                    ? Optional.<ShownIdentity>empty()
                    : ShownIdentity.in(authorization, service, gatewayKeys.get());
            seen.add(new SeenRequest(
                    service,
                    request.getMethod().value(),
                    request.getUrl(),
                    headersOf(request),
                    request.getBodyAsString(),
                    identity));
            return request.getUrl().startsWith("/api/")
                    ? answer("application/json", ServicePage.json(service, identity))
                    : answer("text/html; charset=UTF-8", ServicePage.html(service, request.getUrl(), identity));
        }

        private static String serviceOf(Request request) {
            var host = header(request, "X-Forwarded-Host")
                    .or(() -> header(request, "Host"))
                    .orElse("");
            return host.split("[.:]", 2)[0];
        }

        private static Optional<String> header(Request request, String name) {
            return Optional.ofNullable(request.getHeader(name));
        }

        private static Map<String, List<String>> headersOf(Request request) {
            return request.getHeaders().all().stream()
                    .collect(Collectors.toMap(header -> header.key(), header -> header.values(), (a, _) -> a));
        }

        private static ResponseDefinition answer(String type, String body) {
            return new ResponseDefinitionBuilder()
                    .withStatus(200)
                    .withHeader("Content-Type", type)
                    .withHeader("Cache-Control", "no-store")
                    .withBody(body)
                    .build();
        }

        @Override
        public String getName() {
            return PAGES;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
