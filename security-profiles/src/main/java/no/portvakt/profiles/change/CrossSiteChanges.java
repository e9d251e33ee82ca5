package no.portvakt.profiles.change;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.policy.AppliedRule;

/**
 * What may come from pages of other origins, before and after, path by path. What the service's own key says of itself
 * stands in its own line, and not once more for each path.
 */
final class CrossSiteChanges {

    private final CrossSite usualBefore;
    private final ServiceProfile after;
    private final Map<Seen, Set<Method>> found = new LinkedHashMap<>();

    CrossSiteChanges(Optional<ServiceProfile> before, ServiceProfile after) {
        this.usualBefore = before.map(ServiceProfile::crossSite).orElse(CrossSite.REFUSED);
        this.after = after;
    }

    /** Looks at one method of one part of all paths. What no rule names is refused, wherever it came from. */
    void look(Method method, PathPattern path, Optional<AppliedRule> was, Optional<AppliedRule> is) {
        var seen = new Seen(path, of(was), of(is));
        boolean usual = seen.after() == after.crossSite() && (was.isEmpty() || seen.before() == usualBefore);
        if (is.isPresent() && seen.before() != seen.after() && !usual) {
            found.merge(seen, EnumSet.of(method), CrossSiteChanges::together);
        }
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        found.forEach((seen, methods) -> changes.add(Change.of(
                after.id(),
                Strictness.ofExposure(seen.before(), seen.after()),
                "rules.crossSite",
                Phrases.of("rules.cross-site", where(seen, methods), words(seen.before()), words(seen.after())))));
        return changes;
    }

    private String where(Seen seen, Set<Method> methods) {
        return methods.stream().map(Method::name).collect(Collectors.joining(", ")) + " /" + after.host()
                + (seen.path().segments().isEmpty() && !seen.path().openEnded() ? "" : seen.path());
    }

    private static Texts words(CrossSite crossSite) {
        return Phrases.of("cross-site." + crossSite.word());
    }

    private static CrossSite of(Optional<AppliedRule> applied) {
        return applied.map(AppliedRule::crossSite).orElse(CrossSite.REFUSED);
    }

    private static Set<Method> together(Set<Method> some, Set<Method> more) {
        some.addAll(more);
        return some;
    }

    private record Seen(PathPattern path, CrossSite before, CrossSite after) {}
}
