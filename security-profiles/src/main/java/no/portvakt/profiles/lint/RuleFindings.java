package no.portvakt.profiles.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.lint.Lint.About;
import no.portvakt.profiles.policy.Explanation;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.policy.Regions;

/** Rules that do nothing, that meet where nobody may have thought of it, that nobody can meet, or that open a path. */
final class RuleFindings {

    private final ServiceProfile service;
    private final About about;
    private final Set<Rule> deciding = new HashSet<>();
    private final Set<List<Rule>> crossing = new HashSet<>();

    private RuleFindings(ServiceProfile service, About about) {
        this.service = service;
        this.about = about;
    }

    static void check(ServiceProfile service, About about) {
        new RuleFindings(service, about).check();
    }

    private void check() {
        var policy = Policy.compile(new ServiceCatalog(List.of(service)));
        for (var method : Method.values()) {
            var rules =
                    service.rules().stream().filter(rule -> rule.isFor(method)).toList();
            for (var region : Regions.of(rules).orElse(List.of())) {
                policy.explain(service.host(), region.example(), method.name()).ifPresent(this::look);
            }
        }
        for (int i = 0; i < service.rules().size(); i++) {
            checkOne(i, service.rules().get(i));
        }
    }

    private void look(Explanation explanation) {
        explanation.outcome().ifPresent(applied -> deciding.add(applied.rule()));
        var effective = new ArrayList<>(explanation.matching());
        effective.removeAll(explanation.overridden());
        for (var one : effective) {
            for (var other : effective) {
                if (one.level().number() > other.level().number()
                        && !one.path().covers(other.path())
                        && !other.path().covers(one.path())) {
                    crossing.add(List.of(one, other));
                }
            }
        }
    }

    private void checkOne(int index, Rule rule) {
        if (!deciding.contains(rule) && !narrows(rule)) {
            about.warn(index, rule.path() + " never decides: stricter rules match wherever it does");
        }
        crossing.stream()
                .filter(pair -> pair.getLast().equals(rule))
                .forEach(pair -> about.warn(
                        index,
                        rule.path() + " at level " + rule.level().number() + " crosses "
                                + pair.getFirst().path() + " at level "
                                + pair.getFirst().level().number() + ": where both match, the higher one decides"));
        if (rule.level() == SecurityLevel.OPEN) {
            checkOpen(index, rule);
        } else if (rule.exception()) {
            about.note(
                    index, "opens " + rule.path() + " to level " + rule.level().number());
        }
        var login = rule.login().or(() -> service.audience().login());
        if (rule.level() == SecurityLevel.HIGH
                && login.filter(named -> named.stream().noneMatch(LoginMethod::canReachHigh))
                        .isPresent()) {
            about.warn(index, "demands level 4 by a method that does not reach it: nobody gets in");
        }
        rule.crossSite().ifPresent(crossSite -> checkCrossSite(index, crossSite));
        if (rule.signature()) {
            about.note(
                    index,
                    "demands a signature: forms on MinSide are signed there; what a page of the service submits itself is refused");
        }
    }

    private void checkCrossSite(int index, CrossSite crossSite) {
        switch (crossSite) {
            case REFUSED -> {}
            case NAVIGATION -> about.note(index, "takes forms from other origins");
            case ALLOWED -> about.note(index, "takes unsafe methods from other origins");
        }
    }

    /** Whether it has a say beside the level, and so need not decide to count. */
    private static boolean narrows(Rule rule) {
        return rule.maxAge().isPresent()
                || rule.login().isPresent()
                || rule.roles().isPresent()
                || rule.crossSite().isPresent()
                || rule.signature();
    }

    private void checkOpen(int index, Rule open) {
        if (open.exception()) {
            about.note(index, "opens " + open.path() + " to level 0");
            return;
        }
        var beside = service.rules().stream()
                .filter(rule -> rule.level() != SecurityLevel.OPEN)
                .filter(rule -> areNeighbours(open.path(), rule.path()))
                .findFirst();
        if (beside.isPresent()) {
            about.warn(
                    index,
                    open.path() + " is open to everybody, right beside "
                            + beside.get().path() + " at level "
                            + beside.get().level().number());
        } else {
            about.note(index, "is open to everybody at " + open.path());
        }
    }

    /** One letter apart: {@code /sak} and {@code /saker/**}, or {@code /sak} and {@code /sak/**}. */
    private static boolean areNeighbours(PathPattern open, PathPattern closed) {
        if (!open.isLiteral() || !closed.isLiteral() || open.segments().isEmpty()) {
            return false;
        }
        int last = open.segments().size() - 1;
        if (closed.segments().size() <= last
                || !open.segments().subList(0, last).equals(closed.segments().subList(0, last))) {
            return false;
        }
        var one = open.segments().get(last);
        var other = closed.segments().get(last);
        return one.startsWith(other) || other.startsWith(one);
    }
}
