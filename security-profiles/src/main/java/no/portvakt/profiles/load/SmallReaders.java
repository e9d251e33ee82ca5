package no.portvakt.profiles.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Los;
import no.portvakt.profiles.catalog.Owner;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.catalog.UpstreamAuthentication;
import no.portvakt.profiles.level.LoginMethod;

/** Reads the small groups of keys. */
final class SmallReaders {

    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");
    private static final Pattern ORGANISATION = Pattern.compile("[0-9]{9}");
    private static final Pattern LOS_ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final String LOS_WORD = "the id of a LOS word, such as barnehageplass";

    /** Enhetsregisteret's weights for the control digit, modulo 11. */
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2, 1};

    private static final List<String> LOGIN_METHODS = Stream.concat(
                    LoginMethod.OWN.stream().map(LoginMethod::word), Stream.of(LoginMethod.PROVIDER + "ALIAS"))
            .toList();

    private SmallReaders() {}

    static Optional<Set<LoginMethod>> loginMethods(YamlValue value) {
        return value.asSet(item -> item.asKnown(LoginMethod::of, LOGIN_METHODS));
    }

    static Optional<ServiceId> id(YamlValue value) {
        var id = value.asParsed(ServiceId::parse, Words.HOST_LABEL);
        return id.equals(Optional.of(ServiceId.MUNICIPALITY))
                ? value.reject("stands for all services together, so none can be called so")
                : id;
    }

    static Optional<Owner> owner(YamlObject keys) {
        var organisation = keys.required("organisation").flatMap(YamlValue::asText);
        var number = keys.optional("number")
                .flatMap(v -> v.asParsed(text -> Words.matching(ORGANISATION, text), "nine digits in quotes"));
        var municipality = keys.optional("municipality")
                .flatMap(v -> v.asParsed(text -> Words.matching(MUNICIPALITY, text), "four digits in quotes"));
        if (!keys.close()) {
            return Optional.empty();
        }
        return number.filter(digits -> !hasControlDigit(digits)).isPresent()
                ? keys.reject("number", "is no organisation number: its control digit is wrong")
                : Optional.of(new Owner(organisation.orElseThrow(), number, municipality));
    }

    private static boolean hasControlDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    static Optional<Los> los(YamlObject keys) {
        var theme = keys.required("theme").flatMap(SmallReaders::losId);
        var words = keys.required("words").flatMap(v -> v.asSet(SmallReaders::losId));
        return keys.close()
                ? Optional.of(new Los(theme.orElseThrow(), new ArrayList<>(words.orElseThrow())))
                : Optional.empty();
    }

    private static Optional<String> losId(YamlValue value) {
        return value.asParsed(text -> Words.matching(LOS_ID, text), LOS_WORD);
    }

    static Optional<Set<DataCategory>> data(YamlValue value) {
        return value.asSomeOf(DataCategory.values(), DataCategory::word)
                .flatMap(named -> named.contains(DataCategory.NONE) && named.size() > 1
                        ? value.reject("says none and something else")
                        : Optional.of(named));
    }

    static Optional<UpstreamAuthentication> upstream(YamlObject keys) {
        var authentication = keys.required("authentication")
                .flatMap(v -> v.asOneOf(UpstreamAuthentication.values(), UpstreamAuthentication::word));
        return keys.close() ? authentication : Optional.empty();
    }

    static Optional<SessionLimits> session(YamlObject keys) {
        var idle = keys.required("idle").flatMap(v -> v.asParsed(DurationText::parse, Words.DURATION));
        var absolute = keys.required("absolute").flatMap(v -> v.asParsed(DurationText::parse, Words.DURATION));
        if (!keys.close()) {
            return Optional.empty();
        }
        return idle.orElseThrow().compareTo(absolute.orElseThrow()) > 0
                ? keys.reject("absolute", "must not be shorter than idle")
                : Optional.of(new SessionLimits(idle.orElseThrow(), absolute.orElseThrow()));
    }

    /** A text in all three languages. */
    static Optional<Texts> texts(YamlValue value) {
        return value.asObject().flatMap(keys -> {
            var nb = keys.required("nb").flatMap(YamlValue::asText);
            var nn = keys.required("nn").flatMap(YamlValue::asText);
            var en = keys.required("en").flatMap(YamlValue::asText);
            return keys.close()
                    ? Optional.of(new Texts(nb.orElseThrow(), nn.orElseThrow(), en.orElseThrow()))
                    : Optional.empty();
        });
    }
}
