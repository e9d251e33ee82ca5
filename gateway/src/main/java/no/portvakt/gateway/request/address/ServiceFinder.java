package no.portvakt.gateway.request.address;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.portvakt.gateway.exchange.Door;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.request.accept.Accepted;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.reason.Reason;

/** Finds the service by host and the rule by path and method. A host or path that no profile names leads nowhere. */
public final class ServiceFinder {

    /** The identity provider's login pages; the only host that the PKI door serves. */
    public static final String LOGIN_HOST = "login";

    /** The officers' console, on its own door. */
    public static final String CONSOLE_HOST = "officer";

    /** The log-in pages of the officers, on the same door: a script in them must not act in the console. */
    public static final String OFFICERS_LOGIN_HOST = "officer-login";

    private static final Set<String> INSIDE_ONLY = Set.of(CONSOLE_HOST, OFFICERS_LOGIN_HOST);

    private static final String OWN_ROOT = OwnPath.PREFIX.substring(0, OwnPath.PREFIX.length() - 1);

    private final Supplier<Policy> policy;
    private final String domainSuffix;

    /**
     * Finds services.
     *
     * @param policy the one in force; asked once per request
     * @param baseDomain what follows the host label: {@code localhost}
     */
    public ServiceFinder(Supplier<Policy> policy, String baseDomain) {
        this.policy = policy;
        this.domainSuffix = "." + baseDomain;
    }

    public Addressing find(Accepted accepted) {
        var exchange = accepted.exchange();
        var label = labelOf(exchange).filter(some -> isServedAt(exchange.door(), some));
        if (label.isEmpty()) {
            return new Addressing.Nowhere(Reason.UNKNOWN_SERVICE, Optional.empty());
        }
        var current = policy.get();
        var service = current.serviceOn(label.get());
        if (service.isEmpty()) {
            return new Addressing.Nowhere(Reason.UNKNOWN_SERVICE, Optional.empty());
        }
        if (exchange.path().startsWith(OwnPath.PREFIX) || exchange.path().equals(OWN_ROOT)) {
            return new Addressing.OwnPage(exchange, service.get());
        }
        return current.ruleFor(label.get(), exchange.path(), exchange.method())
                .<Addressing>map(applied -> new AddressedRequest(exchange, applied))
                .orElseGet(() -> new Addressing.Nowhere(Reason.NO_RULE, service));
    }

    private Optional<String> labelOf(Exchange exchange) {
        if (!exchange.host().endsWith(domainSuffix)) {
            return Optional.empty();
        }
        var label = exchange.host().substring(0, exchange.host().length() - domainSuffix.length());
        return label.contains(".") ? Optional.empty() : Optional.of(label);
    }

    private static boolean isServedAt(Door door, String label) {
        return switch (door) {
            case PUBLIC -> !INSIDE_ONLY.contains(label);
            case PKI -> label.equals(LOGIN_HOST);
            case OFFICERS -> INSIDE_ONLY.contains(label);
        };
    }
}
