package no.portvakt.gateway.request.enrich;

import io.vertx.core.http.HttpHeaders;
import java.util.List;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.request.authorize.Permitted;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * Dresses a permitted request for its upstream. What the client sent and could be taken for our word is removed first,
 * on every route; then comes our word. The request's own headers are changed, since an upgrade is forwarded from them.
 */
public final class RequestEnricher {

    static final ServiceId IDENTITY_PROVIDER = new ServiceId("login");

    private final IdentityTokens tokens;
    private final PortalLevels portals;
    private final WayOut wayOut;

    /**
     * Dresses requests.
     *
     * @param portals whose log-ins the identity provider is told the level of
     * @param wayOut of log-outs that begin there
     */
    public RequestEnricher(IdentityTokens tokens, PortalLevels portals, WayOut wayOut) {
        this.tokens = tokens;
        this.portals = portals;
        this.wayOut = wayOut;
    }

    /**
     * Dresses it.
     *
     * @param traceparent W3C Trace Context, ours
     */
    public Prepared enrich(Permitted permitted, String traceparent) {
        var exchange = permitted.exchange();
        var service = permitted.applied().service();
        var headers = exchange.raw().headers();
        List<String> passed = service.authorization() == ClientAuthorization.PASSED
                ? headers.getAll(HttpHeaders.AUTHORIZATION)
                : List.of();
        SpoofableHeaders.removeFrom(headers);
        CookieHygiene.removeOurs(headers);
        ForwardingHeaders.addTo(headers, exchange, traceparent);
        ClientCertificate.addTo(headers, exchange, service.id());
        portals.addTo(headers, exchange, service.id());
        dropUpgradeNobodyAskedFor(exchange);
        if (passed.size() == 1) {
            headers.set(HttpHeaders.AUTHORIZATION, passed.getFirst());
        }
        if (service.identity() != IdentityShown.NONE) {
            permitted
                    .citizen()
                    .ifPresent(citizen ->
                            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.tokenFor(citizen, service)));
        }
        return new PreparedRequest(exchange, service.id(), service.upstream().authentication(), wayOut);
    }

    /** {@code Upgrade: h2c} and the like. */
    private static void dropUpgradeNobodyAskedFor(Exchange exchange) {
        if (!exchange.upgrade()) {
            exchange.raw().headers().remove(HttpHeaders.UPGRADE);
        }
    }
}
