package no.portvakt.profiles.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.Audience;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Explanation;

/** Tells how the policy came to its answer for one request. */
final class RequestStory {

    private final Locale locale;

    RequestStory(Locale locale) {
        this.locale = locale;
    }

    List<String> tell(Optional<Explanation> explanation) {
        var outcome = explanation.flatMap(Explanation::outcome);
        if (explanation.isEmpty() || outcome.isEmpty()) {
            return List.of("refused: no rule of this service names this path and method");
        }
        List<String> lines = new ArrayList<>();
        lines.add(demand(outcome.get()));
        lines.add("  because: " + outcome.get().rule().reason().in(locale));
        if (outcome.get().demand().level() != SecurityLevel.OPEN) {
            lines.add("  for:     " + audience(outcome.get().service().audience()));
        }
        if (outcome.get().crossSite() != CrossSite.REFUSED) {
            lines.add("  from:    " + elsewhere(outcome.get().crossSite()));
        }
        for (var rule : explanation.get().matching()) {
            lines.add("  " + verdict(rule, explanation.get(), outcome.get()) + " " + describe(rule));
        }
        return lines;
    }

    private static String elsewhere(CrossSite crossSite) {
        return switch (crossSite) {
            case REFUSED -> "pages of this host alone";
            case NAVIGATION -> "pages of this host, and forms of others that the citizen's window follows";
            case ALLOWED -> "anywhere: whoever calls must not be known by a cookie";
        };
    }

    /** Whoever else comes is refused whatever her level ({@code population-not-served}, {@code representation-…}). */
    private static String audience(Audience audience) {
        var acting = Stream.concat(
                        Stream.of("themselves"),
                        audience.represent().stream().sorted().map(other -> "another (" + other.word() + ")"))
                .collect(Collectors.joining(" or "));
        var population =
                audience.population().stream().sorted().map(Population::word).collect(Collectors.joining(" and "));
        return population + ", acting for " + acting + "; everybody else is refused";
    }

    private static String demand(AppliedRule applied) {
        var age = applied.demand()
                .maxAge()
                .map(longest -> ", log-in not older than " + DurationText.write(longest))
                .orElse("");
        var login =
                applied.demand().login().map(named -> ", by " + words(named)).orElse("");
        var roles = applied.demand()
                .roles()
                .map(named -> ", for " + String.join(" or ", named))
                .orElse("");
        var signature = applied.demand().signature() ? ", signed" : "";
        return "level " + applied.demand().level().number() + age + login + roles + signature + " at "
                + applied.service().id();
    }

    private static String words(Set<LoginMethod> login) {
        return String.join(
                " or ", login.stream().sorted().map(LoginMethod::word).toList());
    }

    private static String verdict(Rule rule, Explanation explanation, AppliedRule applied) {
        if (rule.equals(applied.rule())) {
            return "decides:   ";
        }
        return explanation.overridden().contains(rule) ? "overridden:" : "matches:   ";
    }

    private static String describe(Rule rule) {
        var methods = rule.methods().stream()
                .sorted(Comparator.naturalOrder())
                .map(Method::name)
                .toList();
        return rule.path() + " [" + String.join(", ", methods) + "] level "
                + rule.level().number()
                + rule.maxAge().map(age -> " maxAge " + DurationText.write(age)).orElse("")
                + rule.login().map(login -> " login " + words(login)).orElse("")
                + rule.roles()
                        .map(roles -> " roles " + String.join(" or ", roles))
                        .orElse("")
                + (rule.signature() ? " signature" : "")
                + rule.crossSite()
                        .map(crossSite -> " crossSite " + crossSite.word())
                        .orElse("")
                + (rule.exception() ? " except" : "");
    }
}
