package no.portvakt.profiles.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;

/**
 * The catalogue, compiled: host → method → path → rule. Immutable and thread-safe; the cost of a look-up depends on the
 * path's length, not on how many services there are, and a look-up makes no object. Swap the whole of it to change
 * anything.
 *
 * <p>It fails closed: a host, path or method that no profile names gives empty, and so does a path that is not
 * canonical (an empty, {@code .} or {@code ..} segment).
 */
public final class Policy {

    private final ServiceCatalog catalog;
    private final Emergency emergency;
    /**
     * Never written after compiling. Not {@code Map.copyOf}: hosts that differ in their last letters hash next to each
     * other, and its linear probing then walks along all of them.
     */
    private final Map<String, Map<Method, MethodRules>> byHost;

    private final Map<ServiceId, Set<Demand>> wholes;

    private Policy(
            ServiceCatalog catalog,
            Emergency emergency,
            Map<String, Map<Method, MethodRules>> byHost,
            Map<ServiceId, Set<Demand>> wholes) {
        this.catalog = catalog;
        this.emergency = emergency;
        this.byHost = byHost;
        this.wholes = wholes;
    }

    /** As the profiles say, with the names of issuers standing for themselves. */
    public static Policy compile(ServiceCatalog catalog) {
        return compile(catalog, Emergency.NONE);
    }

    public static Policy compile(ServiceCatalog catalog, Emergency emergency) {
        return compile(catalog, emergency, new Issuers.Unresolved());
    }

    public static Policy compile(ServiceCatalog catalog, Emergency emergency, Issuers issuers) {
        Map<String, Map<Method, MethodRules>> byHost = new HashMap<>();
        Map<ServiceId, Set<Demand>> wholes = new HashMap<>();
        for (var service : catalog.services()) {
            var raisedTo = emergency.floorOf(service.id());
            var accepted = issuers.acceptedBy(service.audience());
            Map<Method, MethodRules> byMethod = new EnumMap<>(Method.class);
            Set<Demand> whole = new HashSet<>();
            for (var method : Method.values()) {
                var together = new Combination(service, method, raisedTo, accepted);
                byMethod.put(method, MethodRules.of(together));
                together.ofAllRules().map(AppliedRule::demand).ifPresent(whole::add);
            }
            wholes.put(service.id(), Set.copyOf(whole));
            byHost.put(service.host(), byMethod);
        }
        return new Policy(catalog, emergency, byHost, wholes);
    }

    public ServiceCatalog catalog() {
        return catalog;
    }

    /** What is raised over the catalogue. */
    public Emergency emergency() {
        return emergency;
    }

    /** The service on this host: the label in front of the base domain, in lower case. */
    public Optional<ServiceProfile> serviceOn(String hostLabel) {
        return catalog.onHost(hostLabel);
    }

    /**
     * The rule for a request.
     *
     * @param canonicalPath the one string that is also forwarded: starts with a slash, no query, unreserved characters
     *     decoded, percent-encodings in upper case
     * @return empty if no profile names it, which means: refuse
     */
    public Optional<AppliedRule> ruleFor(String hostLabel, String canonicalPath, String method) {
        var methods = byHost.get(hostLabel);
        var known = Method.of(method);
        if (methods == null || known.isEmpty()) {
            return Optional.empty();
        }
        var rules = methods.get(known.get());
        return rules == null ? Optional.empty() : rules.find(canonicalPath);
    }

    /**
     * What somebody has to meet to whom all of a service is open: for each method what its rules demand together, as if
     * all held for one request. Empty for a service that nobody knows.
     */
    public Set<Demand> demandsOf(ServiceId service) {
        return wholes.getOrDefault(service, Set.of());
    }

    /** The same, with every rule that was looked at; empty if there is no such service or method. */
    public Optional<Explanation> explain(String hostLabel, String canonicalPath, String method) {
        return Optional.ofNullable(byHost.get(hostLabel))
                .flatMap(methods -> Method.of(method).flatMap(known -> Optional.ofNullable(methods.get(known))))
                .map(rules -> rules.explain(canonicalPath));
    }
}
