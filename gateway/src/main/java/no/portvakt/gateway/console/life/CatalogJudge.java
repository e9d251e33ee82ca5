package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.gateway.console.life.Judgement.Direction;
import no.portvakt.gateway.console.life.Judgement.Effect;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.assess.RiskMatrix.Standing;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileLoader;

/** Takes every difference for a lowering, but for a level that rises and a document that ends. */
public final class CatalogJudge implements Judge {

    private static final Pattern LEVEL = Pattern.compile("level:\\s*([0-4])");

    private static final RiskMatrix MATRIX = RiskMatrix.shipped();

    @Override
    public Verdict judge(Documents before, Documents after) {
        return switch (ProfileLoader.load(after.sources())) {
            case LoadOutcome.Rejected rejected -> new Verdict.Unsound(rejected.problems());
            case LoadOutcome.Loaded loaded -> {
                var changed = changed(before, loaded.catalog());
                var unexplained = standing(changed, Standing.LOWER_WITHOUT_A_REASON);
                yield unexplained.isEmpty()
                        ? new Verdict.Sound(
                                new Judgement(effects(before, after), standing(changed, Standing.LOWER_WITH_A_REASON)),
                                loaded.catalog(),
                                validFrom(changed))
                        : new Verdict.Unsound(unexplained.stream()
                                .map(CatalogJudge::unexplained)
                                .toList());
            }
        };
    }

    /** The services that are not as they are now. */
    private static List<ServiceProfile> changed(Documents before, ServiceCatalog after) {
        return switch (ProfileLoader.load(before.sources())) {
            case LoadOutcome.Rejected nothingSoundBefore -> after.services();
            case LoadOutcome.Loaded loaded ->
                after.services().stream()
                        .filter(service -> !loaded.catalog()
                                .find(service.id())
                                .filter(service::equals)
                                .isPresent())
                        .toList();
        };
    }

    private static List<String> standing(List<ServiceProfile> services, Standing wanted) {
        return services.stream()
                .filter(service -> service.assessment()
                        .filter(assessment -> MATRIX.standingOf(assessment) == wanted)
                        .isPresent())
                .map(service -> service.id().value())
                .toList();
    }

    private static Optional<Instant> validFrom(List<ServiceProfile> changed) {
        return changed.stream()
                .flatMap(service -> service.validFrom().stream())
                .map(OffsetDateTime::toInstant)
                .max(Instant::compareTo);
    }

    private static Problem unexplained(String service) {
        return new Problem(
                service + ".yaml",
                1,
                "service.assessment.belowBecause",
                "is missing: the level is lower than the risk asks for",
                List.of());
    }

    private static List<Effect> effects(Documents before, Documents after) {
        var names = new TreeSet<>(before.texts().keySet());
        names.addAll(after.texts().keySet());
        return names.stream()
                .flatMap(name -> effect(name, before.text(name), after.text(name)).stream())
                .toList();
    }

    private static Optional<Effect> effect(DocumentName name, Optional<String> before, Optional<String> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        boolean raises = after.isEmpty()
                || before.filter(text -> masked(text).equals(masked(after.get()))
                                && rises(
                                        levels(text).toList(),
                                        levels(after.get()).toList()))
                        .isPresent();
        return Optional.of(
                new Effect(name.value(), raises ? Direction.RAISES : Direction.LOWERS, "service", "is changed"));
    }

    private static boolean rises(List<Integer> before, List<Integer> after) {
        return Stream.iterate(0, i -> i < before.size(), i -> i + 1).allMatch(i -> after.get(i) >= before.get(i));
    }

    private static String masked(String yaml) {
        return LEVEL.matcher(yaml).replaceAll("level");
    }

    private static Stream<Integer> levels(String yaml) {
        return LEVEL.matcher(yaml).results().map((MatchResult found) -> Integer.valueOf(found.group(1)));
    }
}
