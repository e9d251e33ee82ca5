package no.portvakt.profiles.simulate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;

/** Small profiles, for tests that are about replaying them. */
final class Drafts {

    private Drafts() {}

    static Policy policy(String service, String... rules) {
        return Policy.compile(catalog(service, rules));
    }

    /** Each rule as the inside of a YAML object, without its reason: {@code path: /a, methods: [GET], level: 3}. */
    static ServiceCatalog catalog(String service, String... rules) {
        return loaded(load(service, "", List.of(rules)));
    }

    /** The same for others than citizens, or for them too. */
    static ServiceCatalog catalogFor(String population, String service, String... rules) {
        return loaded(load(service, ", population: [" + population + "]", List.of(rules)));
    }

    private static ServiceCatalog loaded(LoadOutcome outcome) {
        return switch (outcome) {
            case LoadOutcome.Loaded(var catalog) -> catalog;
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }

    /** Empty if the rules make no sense together. */
    static Optional<ServiceCatalog> sensible(String service, List<String> rules) {
        return switch (load(service, "", rules)) {
            case LoadOutcome.Loaded(var catalog) -> Optional.of(catalog);
            case LoadOutcome.Rejected _ -> Optional.empty();
        };
    }

    private static LoadOutcome load(String service, String more, List<String> rules) {
        var texts = "{nb: a, nn: a, en: a}";
        var written = rules.stream()
                .map(rule -> "{" + rule + ", reason: " + texts + "}")
                .collect(Collectors.joining(", "));
        var yaml = "service: {id: " + service + ", host: " + service + ", title: " + texts
                + ", owner: {organisation: Asker kommune}, identity: pairwise, rules: [" + written + "]" + more + "}";
        return ProfileLoader.load(List.of(new ProfileSource(service + ".yaml", yaml)));
    }
}
