package no.portvakt.profiles.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.catalog.Claim;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Owner;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.catalog.PrefillField;
import no.portvakt.profiles.catalog.Representation;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.LoginMethod;

/**
 * Writes a profile in one spelling: keys in the order of docs/profiles.md, sets in the order of their words. What is
 * written stands alone, without a template or defaults, and reads back as the same profile. Comments are not part of a
 * profile, and so are not written; {@link ProfileFormat} keeps those of a file.
 */
public final class ProfileWriter {

    private ProfileWriter() {}

    public static String write(ServiceProfile profile) {
        return YamlEmitter.emit(Map.of("service", service(profile)));
    }

    private static Map<String, Object> service(ServiceProfile profile) {
        var audience = profile.audience();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", profile.id().value());
        keys.put("title", texts(profile.title()));
        keys.put("owner", owner(profile.owner()));
        keys.put("host", profile.host());
        keys.put("listed", profile.listed());
        profile.classification().los().ifPresent(los -> {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("theme", los.theme());
            place.put("words", los.words());
            keys.put("los", place);
        });
        putSet(keys, "data", profile.classification().data(), DataCategory::word);
        putSet(keys, "population", audience.population(), Population::word);
        audience.issuers().ifPresent(issuers -> putSet(keys, "issuers", issuers, Function.identity()));
        audience.login().ifPresent(login -> putSet(keys, "login", login, LoginMethod::word));
        putSet(keys, "represent", audience.represent(), Representation::word);
        keys.put("identity", profile.identity().word());
        putSet(keys, "claims", profile.claims(), Claim::word);
        keys.put("crossSite", profile.crossSite().word());
        keys.put("authorization", profile.authorization().word());
        keys.put("zone", profile.upstream().zone().word());
        keys.put(
                "upstream",
                Map.of("authentication", profile.upstream().authentication().word()));
        keys.put("session", session(profile.session()));
        profile.validFrom().ifPresent(from -> keys.put("validFrom", YamlEmitter.moment(from)));
        profile.assessment().ifPresent(assessment -> keys.put("assessment", assessment(assessment)));
        keys.put("rules", profile.rules().stream().map(ProfileWriter::rule).toList());
        if (!profile.prefill().isEmpty()) {
            keys.put(
                    "prefill",
                    profile.prefill().stream().map(ProfileWriter::field).toList());
        }
        return keys;
    }

    private static Map<String, Object> owner(Owner owner) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("organisation", owner.organisation());
        owner.number().ifPresent(number -> keys.put("number", number));
        owner.municipality().ifPresent(municipality -> keys.put("municipality", municipality));
        return keys;
    }

    private static Map<String, Object> session(SessionLimits session) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("idle", DurationText.write(session.idle()));
        keys.put("absolute", DurationText.write(session.absolute()));
        return keys;
    }

    private static Map<String, Object> assessment(Assessment assessment) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("date", assessment.date().toString());
        keys.put("by", assessment.by());
        Map<String, Object> consequences = new LinkedHashMap<>();
        for (var category : ConsequenceCategory.values()) {
            consequences.put(
                    category.word(), assessment.consequenceFor(category).word());
        }
        keys.put("consequences", consequences);
        Map<String, Object> likelihood = new LinkedHashMap<>();
        likelihood.put("frequency", assessment.likelihood().frequency().word());
        likelihood.put("motivation", assessment.likelihood().motivation().word());
        keys.put("likelihood", likelihood);
        keys.put("level", assessment.level().number());
        keys.put("reasoning", assessment.reasoning());
        assessment.belowBecause().ifPresent(because -> keys.put("belowBecause", because));
        return keys;
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("path", rule.path().toString());
        putSet(keys, "methods", rule.methods(), Method::name);
        keys.put("level", rule.level().number());
        rule.login().ifPresent(login -> putSet(keys, "login", login, LoginMethod::word));
        rule.crossSite().ifPresent(crossSite -> keys.put("crossSite", crossSite.word()));
        rule.maxAge().ifPresent(age -> keys.put("maxAge", DurationText.write(age)));
        if (rule.signature()) {
            keys.put("signature", true);
        }
        rule.roles().ifPresent(roles -> putSet(keys, "roles", roles, Function.identity()));
        if (rule.exception()) {
            keys.put("except", true);
        }
        keys.put("reason", texts(rule.reason()));
        return keys;
    }

    private static Map<String, Object> field(PrefillField field) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("path", field.path());
        keys.put("source", field.source());
        if (!field.alsoFrom().isEmpty()) {
            keys.put("alsoFrom", field.alsoFrom());
        }
        keys.put("title", texts(field.title()));
        keys.put("level", field.level().number());
        keys.put("purpose", texts(field.purpose()));
        field.legalBasis().ifPresent(basis -> keys.put("legalBasis", basis));
        if (field.overridable()) {
            keys.put("overridable", true);
        }
        return keys;
    }

    private static Map<String, Object> texts(Texts texts) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("nb", texts.nb());
        keys.put("nn", texts.nn());
        keys.put("en", texts.en());
        return keys;
    }

    /** Sets have no order of their own: enums come as they are declared, names by the alphabet. */
    private static <T extends Comparable<? super T>> void putSet(
            Map<String, Object> keys, String key, Collection<T> words, Function<T, String> word) {
        if (!words.isEmpty()) {
            keys.put(key, words.stream().sorted().map(word).toList());
        }
    }
}
