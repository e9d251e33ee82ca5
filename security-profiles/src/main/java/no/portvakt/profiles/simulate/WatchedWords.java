package no.portvakt.profiles.simulate;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * The path segments that may stand in decision records, for each service: the literals of its rules, of those in force
 * and of those that somebody proposes. Every other segment could be about a person, and is recorded as {@code *}.
 */
public record WatchedWords(Map<ServiceId, Set<String>> byService) {

    public WatchedWords {
        byService = byService.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /** Nothing is known to have been watched: the safe assumption about old records. */
    public static WatchedWords none() {
        return new WatchedWords(Map.of());
    }

    /** Every literal segment of every rule. */
    public static WatchedWords of(ServiceCatalog catalog) {
        return new WatchedWords(
                catalog.services().stream().collect(toUnmodifiableMap(ServiceProfile::id, WatchedWords::literals)));
    }

    private static Set<String> literals(ServiceProfile service) {
        return service.rules().stream()
                .flatMap(rule -> rule.path().segments().stream())
                .filter(segment -> !segment.equals(PathPattern.ONE))
                .collect(toUnmodifiableSet());
    }

    /** Those of either: what to watch for while a draft is proposed. */
    public WatchedWords and(WatchedWords others) {
        Map<ServiceId, Set<String>> joined = new HashMap<>();
        byService.forEach((service, words) ->
                joined.computeIfAbsent(service, _ -> new HashSet<>()).addAll(words));
        others.byService.forEach((service, words) ->
                joined.computeIfAbsent(service, _ -> new HashSet<>()).addAll(words));
        return new WatchedWords(joined);
    }

    /** Those of both: what was watched throughout a time in which the policy changed. */
    public WatchedWords alsoIn(WatchedWords others) {
        Map<ServiceId, Set<String>> shared = new HashMap<>();
        byService.forEach((service, words) -> shared.put(
                service, words.stream().filter(others.of(service)::contains).collect(toUnmodifiableSet())));
        return new WatchedWords(shared);
    }

    public Set<String> of(ServiceId service) {
        return byService.getOrDefault(service, Set.of());
    }

    /** What is recorded of a canonical path. A slash at the end is left out: it means nothing to any rule. */
    public String template(ServiceId service, String canonicalPath) {
        var words = of(service);
        return "/"
                + segments(canonicalPath).stream()
                        .map(segment -> words.contains(segment) ? segment : PathPattern.ONE)
                        .collect(Collectors.joining("/"));
    }

    static List<String> segments(String path) {
        var inner = path.startsWith("/") ? path.substring(1) : path;
        var trimmed = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return trimmed.isEmpty() ? List.of() : Arrays.asList(trimmed.split("/", -1));
    }
}
