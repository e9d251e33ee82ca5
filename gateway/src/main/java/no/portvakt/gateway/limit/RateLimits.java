package no.portvakt.gateway.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.trust.network.ClientNetwork;

/**
 * Counts requests, and says when somebody has had enough of them for now. Called on event loops; nothing blocks.
 * Thread-safe.
 */
public final class RateLimits {

    private static final RateLimits NONE =
            new RateLimits((kind, name, allowance) -> Optional.<Duration>empty(), Map.of(), Map.of());

    private final Buckets buckets;
    private final Map<LimitKind, Allowance> allowances;
    private final Map<ServiceId, Allowance> services;

    /**
     * Counts in these buckets.
     *
     * @param allowances a kind that is not in it is not counted
     * @param services of those that have another than all others
     */
    public RateLimits(Buckets buckets, Map<LimitKind, Allowance> allowances, Map<ServiceId, Allowance> services) {
        this.buckets = buckets;
        this.allowances = Map.copyOf(allowances);
        this.services = Map.copyOf(services);
    }

    /** Counts nothing. */
    public static RateLimits none() {
        return NONE;
    }

    /** At the door, before anybody is asked who calls: the address that it comes from, then the service. */
    public Optional<Overdrawn> atTheDoor(Exchange exchange, ServiceId service) {
        return ofAddress(exchange).or(() -> Optional.ofNullable(services.get(service))
                .or(() -> Optional.ofNullable(allowances.get(LimitKind.SERVICE)))
                .flatMap(allowance -> take(LimitKind.SERVICE, service.value(), allowance)));
    }

    private Optional<Overdrawn> ofAddress(Exchange exchange) {
        return Optional.ofNullable(allowances.get(LimitKind.ADDRESS))
                .flatMap(allowance -> take(LimitKind.ADDRESS, ClientNetwork.of(exchange.client()), allowance));
    }

    /** When it is known who calls. She is named as her issuer names her, never by her number. */
    public Optional<Overdrawn> ofPerson(Citizen citizen) {
        return Optional.ofNullable(allowances.get(LimitKind.PERSON))
                .flatMap(allowance ->
                        take(LimitKind.PERSON, citizen.assurance().issuer() + " " + citizen.subject(), allowance));
    }

    private Optional<Overdrawn> take(LimitKind kind, String name, Allowance allowance) {
        return buckets.take(kind, name, allowance).map(wait -> new Overdrawn(kind, allowance, wait));
    }
}
