package no.portvakt.profiles.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * The catalogue, compiled: host → method → path trie → rule. Immutable and thread-safe; the cost of a look-up depends
 * on the path's length, not on how many services there are. Swap the whole of it to change anything.
 *
 * <p>It fails closed: a host, path or method that no profile names gives empty, and so does a path that is not
 * canonical (an empty, {@code .} or {@code ..} segment).
 */
public final class Policy {

    private final ServiceCatalog catalog;
    private final Map<String, Map<Method, PathTrie>> tries;

    private Policy(ServiceCatalog catalog, Map<String, Map<Method, PathTrie>> tries) {
        this.catalog = catalog;
        this.tries = tries;
    }

    public static Policy compile(ServiceCatalog catalog) {
        Map<String, Map<Method, PathTrie>> tries = new HashMap<>();
        for (var service : catalog.services()) {
            Map<Method, PathTrie> perMethod = new HashMap<>();
            for (var method : Method.values()) {
                var rules = service.rules().stream()
                        .filter(rule -> rule.isFor(method))
                        .toList();
                if (!rules.isEmpty()) {
                    perMethod.put(method, PathTrie.of(rules));
                }
            }
            tries.put(service.host(), Map.copyOf(perMethod));
        }
        return new Policy(catalog, Map.copyOf(tries));
    }

    public ServiceCatalog catalog() {
        return catalog;
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
        return explain(hostLabel, canonicalPath, method).flatMap(Explanation::outcome);
    }

    /** The same, with every rule that was looked at; empty if there is no such service or method. */
    public Optional<Explanation> explain(String hostLabel, String canonicalPath, String method) {
        return serviceOn(hostLabel).flatMap(service -> Method.of(method)
                .flatMap(known -> Optional.ofNullable(
                        tries.getOrDefault(hostLabel, Map.of()).get(known)))
                .map(trie -> Explanation.of(service, trie.matching(canonicalPath))));
    }
}
