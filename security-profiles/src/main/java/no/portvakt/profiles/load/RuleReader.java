package no.portvakt.profiles.load;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProfileReader.ReadRule;

/** Reads one item of {@code rules}. */
final class RuleReader {

    private static final String PATTERN =
            "a path such as /, /saker/*, /skjema/** (literal segments, * for one, ** at the end)";

    private RuleReader() {}

    static Optional<ReadRule> read(YamlObject keys) {
        var path = keys.required("path").flatMap(v -> v.asParsed(PathPattern::parse, PATTERN));
        var methods = keys.required("methods").flatMap(RuleReader::methods);
        var level = level(keys);
        var maxAge = keys.optional("maxAge").flatMap(v -> v.asParsed(Words::duration, Words.DURATION));
        var exception = keys.optional("except", false, YamlValue::asBoolean);
        var reason = ProfileReader.texts(keys, "reason");
        if (!keys.close()) {
            return Optional.empty();
        }
        var rule = new Rule(
                path.orElseThrow(),
                methods.orElseThrow(),
                level.orElseThrow(),
                maxAge,
                exception.orElseThrow(),
                reason.orElseThrow());
        return Optional.of(new ReadRule(rule, keys.place()));
    }

    /** {@code level}, which is never left out: open is a choice that somebody writes down. */
    static Optional<SecurityLevel> level(YamlObject keys) {
        return keys.required("level")
                .flatMap(value -> value.asInteger(0, SecurityLevel.values().length - 1))
                .flatMap(SecurityLevel::of);
    }

    private static Optional<Set<Method>> methods(YamlValue value) {
        return value.asList().flatMap(items -> named(value, items));
    }

    private static Optional<Set<Method>> named(YamlValue list, List<YamlValue> items) {
        var named = items.stream()
                .flatMap(item -> item.asOneOf(Method.values(), Method::name).stream())
                .toList();
        if (named.size() < items.size()) {
            return Optional.empty();
        }
        var methods = EnumSet.copyOf(named);
        return methods.size() == named.size() ? Optional.of(methods) : list.reject("names a method twice");
    }
}
