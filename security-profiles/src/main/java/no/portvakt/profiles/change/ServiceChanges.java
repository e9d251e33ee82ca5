package no.portvakt.profiles.change;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.Claim;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.catalog.Representation;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.LoginMethod;

/** What is different between two versions of one service, key by key. docs/profiles.md has the list and the reasons. */
final class ServiceChanges {

    private final ServiceProfile before;
    private final ServiceProfile after;
    private final List<Change> changes = new ArrayList<>();

    private ServiceChanges(ServiceProfile before, ServiceProfile after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(ServiceProfile before, ServiceProfile after) {
        var comparison = new ServiceChanges(before, after);
        comparison.comparePlace();
        comparison.compareAudience();
        comparison.compareWhatIsShown();
        comparison.compareTimes();
        comparison.compareWords();
        comparison.changes.addAll(PrefillChanges.between(before, after));
        comparison.changes.addAll(AssessmentChanges.between(before, after));
        comparison.changes.addAll(RuleChanges.between(before, after));
        return List.copyOf(comparison.changes);
    }

    private void comparePlace() {
        add(
                before.host().equals(after.host()) ? Direction.NEUTRAL : Direction.LOWERS,
                "host",
                before.host(),
                after.host());
        add(
                Strictness.ofProtection(
                        before.upstream().zone(), after.upstream().zone()),
                "zone",
                before.upstream().zone().word(),
                after.upstream().zone().word());
        add(
                Strictness.ofProtection(
                        before.upstream().authentication(), after.upstream().authentication()),
                "upstream.authentication",
                before.upstream().authentication().word(),
                after.upstream().authentication().word());
        // Fewer words for what is handled means that a floor holds for less.
        add(
                Strictness.ofAllowed(
                        after.classification().data(), before.classification().data()),
                "data",
                words(before.classification().data(), DataCategory::word),
                words(after.classification().data(), DataCategory::word));
    }

    private void compareAudience() {
        var was = before.audience();
        var is = after.audience();
        add(
                Strictness.ofAllowed(was.population(), is.population()),
                "population",
                words(was.population(), Population::word),
                words(is.population(), Population::word));
        add(
                Strictness.ofAccepted(was.issuers(), is.issuers()),
                "issuers",
                accepted(was.issuers(), Function.identity()),
                accepted(is.issuers(), Function.identity()));
        add(
                Strictness.ofAccepted(was.login(), is.login()),
                "login",
                accepted(was.login(), LoginMethod::word),
                accepted(is.login(), LoginMethod::word));
        add(
                Strictness.ofAllowed(was.represent(), is.represent()),
                "represent",
                words(was.represent(), Representation::word),
                words(is.represent(), Representation::word));
    }

    private void compareWhatIsShown() {
        add(
                Strictness.ofExposure(before.identity(), after.identity()),
                "identity",
                before.identity().word(),
                after.identity().word());
        add(
                Strictness.ofAllowed(before.claims(), after.claims()),
                "claims",
                words(before.claims(), Claim::word),
                words(after.claims(), Claim::word));
        add(
                Strictness.ofExposure(before.crossSite(), after.crossSite()),
                "crossSite",
                before.crossSite().word(),
                after.crossSite().word());
        add(
                Strictness.ofExposure(before.authorization(), after.authorization()),
                "authorization",
                before.authorization().word(),
                after.authorization().word());
    }

    private void compareTimes() {
        addDuration("session.idle", before.session().idle(), after.session().idle());
        addDuration(
                "session.absolute", before.session().absolute(), after.session().absolute());
        add(Strictness.ofProtection(from(before), from(after)), "validFrom", validFrom(before), validFrom(after));
    }

    private static Texts validFrom(ServiceProfile service) {
        return service.validFrom()
                .map(OffsetDateTime::toString)
                .map(Phrases::same)
                .orElseGet(() -> Phrases.of("word.at-once"));
    }

    private static Instant from(ServiceProfile service) {
        return service.validFrom().map(OffsetDateTime::toInstant).orElse(Instant.MIN);
    }

    private void addDuration(String key, Duration was, Duration is) {
        add(Strictness.ofExposure(was, is), key, DurationText.write(was), DurationText.write(is));
    }

    private void compareWords() {
        note("title", before.title(), after.title());
        note("owner", before.owner(), after.owner());
        note("listed", before.listed(), after.listed());
        note("los", before.classification().los(), after.classification().los());
        if (!reasons(before).equals(reasons(after))) {
            changes.add(Change.of(after.id(), Direction.NEUTRAL, "rules.reason", Phrases.of("rules.reason")));
        }
    }

    private static Set<Object> reasons(ServiceProfile service) {
        return service.rules().stream().map(rule -> rule.reason()).collect(Collectors.toSet());
    }

    private void note(String key, Object was, Object is) {
        if (!Objects.equals(was, is)) {
            changes.add(Change.of(after.id(), Direction.NEUTRAL, key, Phrases.of("key.changed", key)));
        }
    }

    private void add(Direction direction, String key, String was, String is) {
        add(direction, key, Phrases.same(was), Phrases.same(is));
    }

    private void add(Direction direction, String key, Texts was, Texts is) {
        if (direction != Direction.NEUTRAL || !was.equals(is)) {
            changes.add(Change.of(after.id(), direction, key, Phrases.of("key.becomes", key, was, is)));
        }
    }

    private static <T> Texts accepted(Optional<Set<T>> named, Function<T, String> word) {
        return named.map(some -> words(some, word)).orElseGet(() -> Phrases.of("word.all"));
    }

    private static <T> Texts words(Set<T> some, Function<T, String> word) {
        return some.isEmpty()
                ? Phrases.of("word.none")
                : Phrases.same(some.stream().map(word).sorted().collect(Collectors.joining(", ")));
    }
}
