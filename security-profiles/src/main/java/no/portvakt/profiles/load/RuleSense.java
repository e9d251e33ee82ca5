package no.portvakt.profiles.load;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.load.ProblemLog.Place;
import no.portvakt.profiles.load.ProfileReader.ReadProfile;
import no.portvakt.profiles.load.ProfileReader.ReadRule;

/**
 * Whether the rules of one service say together what each of them says alone: none stands twice, none opens a path
 * under a stricter one without saying so, and every {@code except: true} has one rule to be an exception from.
 */
final class RuleSense {

    private final ReadProfile read;
    private final ProblemLog problems;

    private RuleSense(ReadProfile read, ProblemLog problems) {
        this.read = read;
        this.problems = problems;
    }

    static void check(ReadProfile read, ProblemLog problems) {
        new RuleSense(read, problems).check();
    }

    private void check() {
        for (var rule : read.rules()) {
            for (var other : read.rules()) {
                if (!rule.place().equals(other.place())
                        && !shared(rule.rule(), other.rule()).isEmpty()) {
                    checkPair(rule, other);
                }
            }
            checkLogin(rule);
            if (rule.rule().exception()) {
                checkException(rule);
            }
        }
    }

    /** A rule narrows what the service accepts; it never widens it. */
    private void checkLogin(ReadRule rule) {
        var accepted = read.profile().audience().login();
        var named = rule.rule().login();
        if (accepted.isPresent() && named.isPresent() && !accepted.get().containsAll(named.get())) {
            problems.add(
                    new Place(
                            rule.place().file(),
                            rule.place().line(),
                            rule.place().key() + ".login"),
                    "names a method that the service's own login does not accept");
        }
    }

    private void checkPair(ReadRule rule, ReadRule other) {
        var inner = rule.rule();
        var outer = other.rule();
        if (inner.path().equals(outer.path())) {
            if (rule.place().line() > other.place().line()) {
                problems.add(
                        rule.place(),
                        "names " + inner.path() + " for a method that line "
                                + other.place().line() + " names already");
            }
            return;
        }
        if (!inner.exception() && outer.path().covers(inner.path()) && isLooser(inner, outer)) {
            problems.add(
                    rule.place(),
                    "demands less than " + outer.path() + " in line "
                            + other.place().line()
                            + ", which encloses it, so it would never decide; write except: true,"
                            + " or a demand at least as strict");
        }
    }

    private void checkException(ReadRule exception) {
        var inner = exception.rule();
        if (!inner.path().isLiteral()) {
            problems.add(exception.place(), "an exception must be a literal path, with ** at the end at most");
            return;
        }
        for (var method : inner.methods()) {
            var enclosing = Enclosure.around(inner, method, read.rules());
            if (enclosing.isEmpty()) {
                problems.add(exception.place(), "except: true, but no rule for " + method + " encloses it");
                return;
            }
            if (!isLooser(inner, enclosing.getFirst().rule())) {
                problems.add(
                        exception.place(),
                        "except: true, but it demands no less than line "
                                + enclosing.getFirst().place().line());
                return;
            }
            for (var further : Enclosure.stillInForce(enclosing)) {
                if (isLooser(inner, further.rule())) {
                    problems.add(
                            exception.place(),
                            "is an exception from line "
                                    + enclosing.getFirst().place().line() + " only; line "
                                    + further.place().line() + " still demands more of it");
                    return;
                }
            }
        }
    }

    private boolean isLooser(Rule rule, Rule than) {
        if (!rule.level().satisfies(than.level()) || takesMoreFromElsewhere(rule, than)) {
            return true;
        }
        return rule.level() == than.level()
                && (isLonger(rule, than) || isWider(rule.login(), than.login()) || isWider(rule.roles(), than.roles()));
    }

    private boolean takesMoreFromElsewhere(Rule rule, Rule than) {
        return rule.crossSite().isPresent()
                && rule.crossSite()
                                .get()
                                .compareTo(
                                        than.crossSite().orElse(read.profile().crossSite()))
                        > 0;
    }

    private static boolean isLonger(Rule rule, Rule than) {
        return rule.maxAge().isPresent()
                && than.maxAge().isPresent()
                && rule.maxAge().get().compareTo(than.maxAge().get()) > 0;
    }

    private static <T> boolean isWider(Optional<Set<T>> named, Optional<Set<T>> than) {
        return named.isPresent() && than.isPresent() && !than.get().containsAll(named.get());
    }

    private static Set<Method> shared(Rule one, Rule other) {
        var methods = EnumSet.copyOf(one.methods());
        methods.retainAll(other.methods());
        return methods;
    }
}
