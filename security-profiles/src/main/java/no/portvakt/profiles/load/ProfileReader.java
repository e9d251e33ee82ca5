package no.portvakt.profiles.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.Audience;
import no.portvakt.profiles.catalog.Classification;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.catalog.Upstream;
import no.portvakt.profiles.load.ProblemLog.Place;

/** Reads the {@code service:} of one file, with what it inherits, key by key. */
final class ProfileReader {

    private ProfileReader() {}

    static Optional<ReadProfile> read(YamlObject keys) {
        var id = ServiceKeys.ID.required(keys);
        var title = ServiceKeys.TITLE.required(keys);
        var owner = ServiceKeys.OWNER.required(keys);
        var host = ServiceKeys.HOST.required(keys);
        var listed = ServiceKeys.LISTED.or(keys, true);
        var classification = classification(keys);
        var audience = audience(keys);
        var identity = ServiceKeys.IDENTITY.required(keys);
        var claims = ServiceKeys.CLAIMS.or(keys, Set.of());
        var crossSite = ServiceKeys.CROSS_SITE.or(keys, CrossSite.REFUSED);
        var authorization = ServiceKeys.AUTHORIZATION.or(keys, ClientAuthorization.STRIPPED);
        var upstream = upstream(keys);
        var session = ServiceKeys.SESSION.or(keys, SessionLimits.DEFAULT);
        var validFrom = ServiceKeys.VALID_FROM.optional(keys);
        var assessment = ServiceKeys.ASSESSMENT.optional(keys);
        var rules = ServiceKeys.RULES.required(keys);
        var prefill = ServiceKeys.PREFILL.or(keys, List.of());
        if (!keys.close()) {
            return Optional.empty();
        }
        var profile = new ServiceProfile(
                id.orElseThrow(),
                title.orElseThrow(),
                owner.orElseThrow(),
                host.orElseThrow().value(),
                listed.orElseThrow(),
                classification,
                audience,
                identity.orElseThrow(),
                claims.orElseThrow(),
                crossSite.orElseThrow(),
                authorization.orElseThrow(),
                upstream,
                session.orElseThrow(),
                validFrom,
                assessment,
                rules.orElseThrow().stream().map(ReadRule::rule).toList(),
                prefill.orElseThrow());
        return Optional.of(new ReadProfile(profile, keys.place(), rules.orElseThrow()));
    }

    private static Classification classification(YamlObject keys) {
        return new Classification(
                ServiceKeys.LOS.optional(keys),
                ServiceKeys.DATA.or(keys, Set.of()).orElse(Set.of()));
    }

    private static Audience audience(YamlObject keys) {
        return new Audience(
                ServiceKeys.POPULATION.or(keys, Audience.DEFAULT.population()).orElse(Audience.DEFAULT.population()),
                ServiceKeys.ISSUERS.optional(keys),
                ServiceKeys.LOGIN.optional(keys),
                ServiceKeys.REPRESENT.or(keys, Set.of()).orElse(Set.of()));
    }

    private static Upstream upstream(YamlObject keys) {
        return new Upstream(
                ServiceKeys.ZONE.or(keys, Upstream.DEFAULT.zone()).orElse(Upstream.DEFAULT.zone()),
                ServiceKeys.UPSTREAM
                        .or(keys, Upstream.DEFAULT.authentication())
                        .orElse(Upstream.DEFAULT.authentication()));
    }

    /** A profile, and where it and its rules stand. */
    record ReadProfile(ServiceProfile profile, Place place, List<ReadRule> rules) {}

    /** A rule, and where it stands. */
    record ReadRule(Rule rule, Place place) {}
}
