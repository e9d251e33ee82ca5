package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * One service: what it demands where, and the life of its document.
 *
 * @param document its document, empty where it cannot be told
 * @param assessment where its assessment can be had for the archive; empty if it has none
 * @param impact empty where no decisions are kept, or not for this officer
 * @param mayDraft whether this officer may write a new version
 */
public record ServicePage(
        String title,
        String id,
        String owner,
        String host,
        String session,
        LevelMark level,
        List<RuleRow> rules,
        Optional<String> document,
        List<VersionRow> history,
        Optional<String> assessment,
        Optional<ImpactView> impact,
        boolean mayDraft)
        implements Page {

    public ServicePage {
        rules = List.copyOf(rules);
        history = List.copyOf(history);
    }

    static ServicePage of(
            ServiceProfile service,
            Optional<String> document,
            List<VersionRow> history,
            Optional<ImpactView> impact,
            boolean mayDraft,
            Visit visit) {
        var words = visit.words();
        var limits = service.session();
        return new ServicePage(
                visit.language().of(service.title()),
                service.id().value(),
                service.owner().organisation(),
                service.host(),
                words.of("sessionLimits", Spans.of(limits.idle(), words), Spans.of(limits.absolute(), words)),
                LevelMark.of(service, words),
                service.rules().stream().map(rule -> RuleRow.of(rule, visit)).toList(),
                document,
                history,
                service.assessment().map(some -> "/api/console/v1/services/" + service.id() + "/assessment/pdf"),
                impact,
                mayDraft);
    }

    @Override
    public String template() {
        return "service";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.OVERVIEW);
    }

    /** One rule. */
    public record RuleRow(String path, String methods, LevelMark level, String conditions, String reason) {

        static RuleRow of(Rule rule, Visit visit) {
            var words = visit.words();
            var conditions = rule.maxAge()
                    .map(age -> words.of("maxAge", Spans.of(age, words)))
                    .orElse("");
            return new RuleRow(
                    rule.path().toString(),
                    rule.methods().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")),
                    LevelMark.of(rule.level(), words),
                    Stream.of(rule.exception() ? words.of("exception") : "", conditions)
                            .filter(some -> !some.isEmpty())
                            .collect(Collectors.joining(", ")),
                    visit.language().of(rule.reason()));
        }
    }
}
