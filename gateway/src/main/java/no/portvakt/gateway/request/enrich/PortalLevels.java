package no.portvakt.gateway.request.enrich;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.Portal;

/**
 * Tells the identity provider what a log-in at a portal takes by the policy in force at this moment, where the portal's
 * client there knows only what was in force when it was set up: a level that is raised, in an emergency too, counts at
 * once. It can raise and never lower. Compiled when policy or portals change; thread-safe.
 */
public final class PortalLevels {

    /** A level's number; read by the realm's authenticator. Nobody else can say it: what begins so is taken from requests. */
    public static final String HEADER = "Portvakt-Least-Level";

    private static final CharSequence NAME = HttpHeaders.createOptimized(HEADER);
    private static final String CLIENT = "client_id";

    private volatile Map<String, SecurityLevel> byClient = Map.of();

    /** From now on these, by this policy. */
    public void compile(Collection<Portal> portals, Policy policy) {
        var levels = new HashMap<String, SecurityLevel>();
        for (var portal : portals) {
            policy.demandsOf(portal.service()).stream()
                    .map(Demand::level)
                    .max(Comparator.naturalOrder())
                    .ifPresent(level -> levels.put(portal.id().value(), level));
        }
        byClient = Map.copyOf(levels);
    }

    void addTo(MultiMap headers, Exchange exchange, ServiceId service) {
        if (service.equals(RequestEnricher.IDENTITY_PROVIDER)
                && exchange.query().isPresent()) {
            leastFor(exchange.query().get()).ifPresent(level -> headers.set(NAME, Integer.toString(level.number())));
        }
    }

    /**
     * The highest for any client that is named; of all there are, where it cannot be read who is. All of the query is read,
     * which is as long as the listener lets an address be: what stood behind a limit of ours others might still read.
     */
    Optional<SecurityLevel> leastFor(String query) {
        var levels = byClient;
        try {
            return new QueryStringDecoder(query, StandardCharsets.UTF_8, false, Integer.MAX_VALUE)
                    .parameters().getOrDefault(CLIENT, List.of()).stream()
                            .flatMap(client -> Optional.ofNullable(levels.get(client)).stream())
                            .max(Comparator.naturalOrder());
        } catch (IllegalArgumentException unreadable) {
            return levels.values().stream().max(Comparator.naturalOrder());
        }
    }
}
