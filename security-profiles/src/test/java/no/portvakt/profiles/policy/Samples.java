package no.portvakt.profiles.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.Audience;
import no.portvakt.profiles.catalog.Classification;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Owner;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.catalog.Upstream;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/** Small services, for tests that are about their rules. */
public final class Samples {

    private static final Texts TEXTS = new Texts("nb", "nn", "en");

    private Samples() {}

    public static Policy policy(List<Rule> rules) {
        return Policy.compile(catalog(rules));
    }

    public static ServiceCatalog catalog(List<Rule> rules) {
        return new ServiceCatalog(List.of(service(rules)));
    }

    public static Rule rule(String path, int level, String... methods) {
        return plain(path, level, false, methods);
    }

    public static Rule exception(String path, int level, String... methods) {
        return plain(path, level, true, methods);
    }

    /** With what goes together: what is open to everybody demands no log-in, no signature and no role. */
    public static Rule demanding(
            PathPattern path,
            Set<Method> methods,
            SecurityLevel level,
            Optional<Set<LoginMethod>> login,
            Optional<Duration> maxAge,
            boolean signature,
            Optional<Set<String>> roles,
            boolean exception) {
        boolean open = level == SecurityLevel.OPEN;
        return new Rule(
                path,
                methods,
                level,
                open ? Optional.empty() : login,
                maxAge,
                !open && signature,
                open ? Optional.empty() : roles,
                Optional.empty(),
                exception,
                TEXTS);
    }

    private static Rule plain(String path, int level, boolean exception, String... methods) {
        return new Rule(
                pattern(path),
                named(methods),
                level(level),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                exception,
                TEXTS);
    }

    private static PathPattern pattern(String path) {
        return PathPattern.parse(path).orElseThrow();
    }

    private static SecurityLevel level(int number) {
        return SecurityLevel.of(number).orElseThrow();
    }

    private static Set<Method> named(String... methods) {
        return methods.length == 0
                ? Set.of(Method.GET)
                : Arrays.stream(methods).map(Method::valueOf).collect(Collectors.toSet());
    }

    private static ServiceProfile service(List<Rule> rules) {
        return new ServiceProfile(
                new ServiceId("sample"),
                TEXTS,
                new Owner("Asker kommune", Optional.empty(), Optional.of("3203")),
                "sample",
                true,
                Classification.NONE,
                Audience.DEFAULT,
                IdentityShown.PAIRWISE,
                Set.of(),
                CrossSite.REFUSED,
                ClientAuthorization.STRIPPED,
                Upstream.DEFAULT,
                SessionLimits.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                rules,
                List.of());
    }
}
