package no.portvakt.profiles.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Policy;

/**
 * What a draft would have demanded of a recorded request: one answer, or several where the record has a {@code *} and
 * there is a literal that nobody watched when it was recorded. Each distinct request is looked up once, and decided once for
 * everybody in the same position. Not thread-safe; lives for one replay.
 */
final class Readings {

    /** More ways to read a record than this are not worth trying: they would hardly agree. */
    private static final int MOST = 1_000;

    private final Policy draft;
    private final Optional<Policy> inForce;
    private final WatchedWords watched;
    private final Map<Request, Precedents> known = new HashMap<>();

    Readings(Policy draft, Optional<Policy> inForce, WatchedWords watched) {
        this.draft = draft;
        this.inForce = inForce;
        this.watched = watched;
    }

    Finding find(RecordedDecision record) {
        return known.computeIfAbsent(
                        new Request(record.service(), record.method(), record.pathTemplate()), this::lookUp)
                .find(record);
    }

    private Precedents lookUp(Request request) {
        Set<Reading> found = new LinkedHashSet<>();
        for (var path : paths(request.service(), WatchedWords.segments(request.template()))) {
            found.add(new Reading(inForce.map(policy -> ruling(policy, request, path)), ruling(draft, request, path)));
        }
        return new Precedents(List.copyOf(found));
    }

    private static Ruling ruling(Policy policy, Request request, String path) {
        return policy.catalog()
                .find(request.service())
                .flatMap(service -> policy.ruleFor(service.host(), path, request.method()))
                .map(AppliedRule::demand)
                .map(demand -> new Ruling(Optional.of(demand)))
                .orElse(Ruling.NO_RULE);
    }

    /** Every path, up to what no rule can tell apart, that was recorded like this; empty if too many. */
    private List<String> paths(ServiceId service, List<String> template) {
        var rules = rulesOf(service);
        var somethingElse = unlikeAnyLiteral(rules);
        List<String> paths = List.of("");
        for (int depth = 0; depth < template.size(); depth++) {
            var segment = template.get(depth);
            var choices =
                    segment.equals(PathPattern.ONE) ? choices(service, rules, depth, somethingElse) : List.of(segment);
            if (paths.size() * choices.size() > MOST) {
                return List.of();
            }
            List<String> longer = new ArrayList<>();
            for (var path : paths) {
                choices.forEach(choice -> longer.add(path + "/" + choice));
            }
            paths = longer;
        }
        return template.isEmpty() ? List.of("/") : paths;
    }

    private List<Rule> rulesOf(ServiceId service) {
        return Stream.concat(Stream.of(draft), inForce.stream())
                .flatMap(policy -> policy.catalog().find(service).stream())
                .map(ServiceProfile::rules)
                .flatMap(List::stream)
                .toList();
    }

    private List<String> choices(ServiceId service, List<Rule> rules, int depth, String somethingElse) {
        Set<String> choices = new LinkedHashSet<>();
        choices.add(somethingElse);
        for (var rule : rules) {
            var segments = rule.path().segments();
            if (segments.size() > depth && isUnwatched(service, segments.get(depth))) {
                choices.add(segments.get(depth));
            }
        }
        return List.copyOf(choices);
    }

    private boolean isUnwatched(ServiceId service, String segment) {
        return !segment.equals(PathPattern.ONE) && !watched.of(service).contains(segment);
    }

    private static String unlikeAnyLiteral(List<Rule> rules) {
        var longest = rules.stream()
                .flatMap(rule -> rule.path().segments().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return "x".repeat(longest + 1);
    }

    /**
     * One way to read a record.
     *
     * @param then what the policy said that recorded it, if that is known
     * @param now what the draft says
     */
    record Reading(Optional<Ruling> then, Ruling now) {}

    private record Request(ServiceId service, String method, String template) {}
}
