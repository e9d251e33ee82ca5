package no.portvakt.profiles.load;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProfileReader.ReadRule;

/** Reads one item of {@code rules}. */
final class RuleReader {

    private static final String PATTERN =
            "a path such as /, /saker/*, /skjema/** (literal segments, * for one, ** at the end)";

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private RuleReader() {}

    static Optional<ReadRule> read(YamlObject keys) {
        var path = keys.required("path").flatMap(v -> v.asParsed(PathPattern::parse, PATTERN));
        var methods = keys.required("methods").flatMap(v -> v.asSomeOf(Method.values(), Method::name));
        var level = level(keys);
        var login = keys.optional("login").flatMap(SmallReaders::loginMethods);
        var maxAge = keys.optional("maxAge").flatMap(v -> v.asParsed(DurationText::parse, Words.DURATION));
        var signature = keys.optional("signature", false, YamlValue::asBoolean);
        var roles = keys.optional("roles").flatMap(RuleReader::roles);
        var crossSite = keys.optional("crossSite").flatMap(v -> v.asOneOf(CrossSite.values(), CrossSite::word));
        var exception = keys.optional("except", false, YamlValue::asBoolean);
        var reason = keys.required("reason").flatMap(SmallReaders::texts);
        if (!keys.close()
                || !makesSense(keys, level.orElseThrow(), methods.orElseThrow(), signature.orElseThrow())
                || !(crossSite.isEmpty() || makesSense(keys, crossSite.get(), level.get(), methods.get()))) {
            return Optional.empty();
        }
        var rule = new Rule(
                path.orElseThrow(),
                methods.orElseThrow(),
                level.orElseThrow(),
                login,
                maxAge,
                signature.orElseThrow(),
                roles,
                crossSite,
                exception.orElseThrow(),
                reason.orElseThrow());
        return Optional.of(new ReadRule(rule, keys.place()));
    }

    private static boolean makesSense(YamlObject keys, SecurityLevel level, Set<Method> methods, boolean signature) {
        if (level == SecurityLevel.OPEN) {
            for (var key : new String[] {"login", "roles"}) {
                if (keys.optional(key).isPresent()) {
                    keys.reject(key, "has no meaning at level 0, which asks for nobody");
                    return false;
                }
            }
            if (signature) {
                keys.reject("signature", "has no meaning at level 0, which asks for nobody");
                return false;
            }
        }
        if (signature && methods.stream().noneMatch(Method::isSubmission)) {
            keys.reject("signature", "asks for a signature, but none of the methods submits anything");
            return false;
        }
        return true;
    }

    /** A form is posted, and comes without a session. */
    private static boolean makesSense(YamlObject keys, CrossSite crossSite, SecurityLevel level, Set<Method> methods) {
        if (crossSite == CrossSite.NAVIGATION && level != SecurityLevel.OPEN) {
            keys.reject(
                    "crossSite",
                    "navigation has no meaning above level 0: no session comes along with a form from elsewhere");
            return false;
        }
        if (crossSite == CrossSite.NAVIGATION && !methods.equals(Set.of(Method.POST))) {
            keys.reject("crossSite", "navigation is about forms, so about POST: write a rule for POST alone");
            return false;
        }
        return true;
    }

    /** {@code level}, which is never left out: open is a choice that somebody writes down. */
    static Optional<SecurityLevel> level(YamlObject keys) {
        return keys.required("level").flatMap(RuleReader::level);
    }

    static Optional<SecurityLevel> level(YamlValue value) {
        return value.asInteger(0, SecurityLevel.values().length - 1).flatMap(SecurityLevel::of);
    }

    private static Optional<Set<String>> roles(YamlValue value) {
        return value.asSet(item ->
                item.asParsed(text -> Words.matching(ROLE, text), "a role: lower-case letters, digits and hyphens"));
    }
}
