package no.portvakt.profiles.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.Owner;
import no.portvakt.profiles.catalog.PrefillField;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.load.ProblemLog.Place;

/** Reads the {@code service:} of one file, key by key. Every key of profile schema v1 is named here and nowhere else. */
final class ProfileReader {

    private static final String HOST_LABEL = "a host label: lower-case letters, digits and hyphens";

    private static final Pattern MUNICIPALITY = Pattern.compile("\\d{4}");

    private ProfileReader() {}

    static Optional<ReadProfile> read(YamlObject file) {
        var service = file.required("service").flatMap(YamlValue::asObject);
        file.close();
        return service.flatMap(ProfileReader::readService);
    }

    private static Optional<ReadProfile> readService(YamlObject keys) {
        var id = keys.required("id").flatMap(v -> v.asParsed(ServiceId::parse, HOST_LABEL));
        var title = texts(keys, "title");
        var owner = keys.required("owner").flatMap(YamlValue::asObject).flatMap(ProfileReader::owner);
        var host = keys.required("host").flatMap(v -> v.asParsed(ServiceId::parse, HOST_LABEL));
        var listed = keys.optional("listed", true, YamlValue::asBoolean);
        var identity = keys.required("identity").flatMap(v -> v.asOneOf(IdentityShown.values(), IdentityShown::word));
        var crossSite =
                keys.optional("crossSite", CrossSite.REFUSED, v -> v.asOneOf(CrossSite.values(), CrossSite::word));
        var authorization = keys.optional(
                "authorization",
                ClientAuthorization.STRIPPED,
                v -> v.asOneOf(ClientAuthorization.values(), ClientAuthorization::word));
        var session = keys.optional(
                "session", SessionLimits.DEFAULT, v -> v.asObject().flatMap(ProfileReader::session));
        var rules = keys.required("rules").flatMap(v -> all(v, RuleReader::read));
        var prefill = keys.optional("prefill", List.<PrefillField>of(), v -> all(v, PrefillReader::read));
        if (!keys.close()) {
            return Optional.empty();
        }
        var profile = new ServiceProfile(
                id.orElseThrow(),
                title.orElseThrow(),
                owner.orElseThrow(),
                host.orElseThrow().value(),
                listed.orElseThrow(),
                identity.orElseThrow(),
                crossSite.orElseThrow(),
                authorization.orElseThrow(),
                session.orElseThrow(),
                rules.orElseThrow().stream().map(ReadRule::rule).toList(),
                prefill.orElseThrow());
        return Optional.of(new ReadProfile(profile, keys.place(), rules.orElseThrow()));
    }

    private static Optional<Owner> owner(YamlObject keys) {
        var organisation = keys.required("organisation").flatMap(YamlValue::asText);
        var municipality = keys.optional("municipality")
                .flatMap(v -> v.asParsed(text -> Words.matching(MUNICIPALITY, text), "four digits in quotes"));
        return keys.close() ? Optional.of(new Owner(organisation.orElseThrow(), municipality)) : Optional.empty();
    }

    private static Optional<SessionLimits> session(YamlObject keys) {
        var idle = keys.required("idle").flatMap(v -> v.asParsed(Words::duration, Words.DURATION));
        var absolute = keys.required("absolute").flatMap(v -> v.asParsed(Words::duration, Words.DURATION));
        if (!keys.close()) {
            return Optional.empty();
        }
        return idle.orElseThrow().compareTo(absolute.orElseThrow()) > 0
                ? keys.reject("absolute", "must not be shorter than idle")
                : Optional.of(new SessionLimits(idle.orElseThrow(), absolute.orElseThrow()));
    }

    /** A text in all three languages. */
    static Optional<Texts> texts(YamlObject parent, String key) {
        return parent.required(key).flatMap(YamlValue::asObject).flatMap(keys -> {
            var nb = keys.required("nb").flatMap(YamlValue::asText);
            var nn = keys.required("nn").flatMap(YamlValue::asText);
            var en = keys.required("en").flatMap(YamlValue::asText);
            return keys.close()
                    ? Optional.of(new Texts(nb.orElseThrow(), nn.orElseThrow(), en.orElseThrow()))
                    : Optional.empty();
        });
    }

    /** Every item, or empty if one of them cannot be read; all of them are looked at. */
    private static <T> Optional<List<T>> all(YamlValue list, Function<YamlObject, Optional<T>> read) {
        var items = list.asList();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<T> found = new ArrayList<>();
        for (var item : items.get()) {
            item.asObject().flatMap(read).ifPresent(found::add);
        }
        return found.size() == items.get().size() ? Optional.of(found) : Optional.empty();
    }

    /** A profile, and where it and its rules stand. */
    record ReadProfile(ServiceProfile profile, Place place, List<ReadRule> rules) {}

    /** A rule, and where it stands. */
    record ReadRule(Rule rule, Place place) {}
}
