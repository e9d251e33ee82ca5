package no.portvakt.profiles.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Policy;

/**
 * What a draft would have demanded of a recorded request: one answer, or several where the record has a {@code *} and
 * the draft a literal that nobody watched when it was recorded. Each distinct request is looked up once. Not
 * thread-safe; lives for one replay.
 */
final class PossibleDemands {

    /** More ways to read a record than this are not worth trying: they would hardly agree. */
    private static final int MOST_READINGS = 1_000;

    private final Policy draft;
    private final WatchedWords watched;
    private final Map<Request, Possible> known = new HashMap<>();

    PossibleDemands(Policy draft, WatchedWords watched) {
        this.draft = draft;
        this.watched = watched;
    }

    Possible of(RecordedDecision record) {
        return known.computeIfAbsent(
                new Request(record.service(), record.method(), record.pathTemplate()), this::lookUp);
    }

    private Possible lookUp(Request request) {
        var service = draft.catalog().find(request.service());
        if (service.isEmpty()) {
            return new Possible(List.of(Optional.empty()));
        }
        Set<Optional<Demand>> found = new LinkedHashSet<>();
        var readings = readings(service.get(), WatchedWords.segments(request.template()));
        for (var path : readings) {
            found.add(
                    draft.ruleFor(service.get().host(), path, request.method()).map(AppliedRule::demand));
        }
        return new Possible(List.copyOf(found));
    }

    /** Every path, up to what no rule of the draft can tell apart, that was recorded like this; empty if too many. */
    private List<String> readings(ServiceProfile service, List<String> template) {
        var somethingElse = unlikeAnyLiteral(service);
        List<String> paths = List.of("");
        for (int depth = 0; depth < template.size(); depth++) {
            var segment = template.get(depth);
            var choices = segment.equals(PathPattern.ONE) ? unwatched(service, depth, somethingElse) : List.of(segment);
            if (paths.size() * choices.size() > MOST_READINGS) {
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

    private List<String> unwatched(ServiceProfile service, int depth, String somethingElse) {
        Set<String> choices = new LinkedHashSet<>();
        choices.add(somethingElse);
        for (var rule : service.rules()) {
            var segments = rule.path().segments();
            if (segments.size() > depth && isUnwatched(service.id(), segments.get(depth))) {
                choices.add(segments.get(depth));
            }
        }
        return List.copyOf(choices);
    }

    private boolean isUnwatched(ServiceId service, String segment) {
        return !segment.equals(PathPattern.ONE) && !watched.of(service).contains(segment);
    }

    private static String unlikeAnyLiteral(ServiceProfile service) {
        var longest = service.rules().stream()
                .flatMap(rule -> rule.path().segments().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return "x".repeat(longest + 1);
    }

    /**
     * What the draft may demand.
     *
     * @param demands empty inside means that no rule names the request; an empty list means that nobody can say
     */
    record Possible(List<Optional<Demand>> demands) {}

    private record Request(ServiceId service, String method, String template) {}
}
