package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.Judgement.Direction;
import no.portvakt.gateway.console.life.Judgement.Effect;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.assess.RiskMatrix.Standing;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.change.CatalogChanges;
import no.portvakt.profiles.change.Change;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileLoader;

/** Judges by {@link CatalogChanges} and by the risk matrix. */
public final class CatalogJudge implements Judge {

    private final RiskMatrix matrix;

    public CatalogJudge(RiskMatrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public Verdict judge(Documents before, Documents after) {
        return switch (ProfileLoader.load(after.sources())) {
            case LoadOutcome.Rejected rejected -> new Verdict.Unsound(rejected.problems());
            case LoadOutcome.Loaded loaded ->
                switch (ProfileLoader.load(before.sources())) {
                    // Nothing that is in force is unsound; if it were, everything after it would be a lowering.
                    case LoadOutcome.Rejected unsound ->
                        judge(loaded.catalog(), loaded.catalog().services(), List.of(unknownBefore()));
                    case LoadOutcome.Loaded was ->
                        judge(
                                loaded.catalog(),
                                changed(was.catalog(), loaded.catalog()),
                                CatalogChanges.between(was.catalog(), loaded.catalog()).changes().stream()
                                        .map(CatalogJudge::effect)
                                        .toList());
                };
        };
    }

    private Verdict judge(ServiceCatalog after, List<ServiceProfile> changed, List<Effect> effects) {
        var unexplained = standing(changed, Standing.LOWER_WITHOUT_A_REASON);
        if (!unexplained.isEmpty()) {
            return new Verdict.Unsound(
                    unexplained.stream().map(CatalogJudge::unexplained).toList());
        }
        var below = standing(changed, Standing.LOWER_WITH_A_REASON);
        return new Verdict.Sound(new Judgement(effects, below), after, validFrom(changed));
    }

    /** The services that are not as they were. */
    private static List<ServiceProfile> changed(ServiceCatalog before, ServiceCatalog after) {
        return after.services().stream()
                .filter(service ->
                        before.find(service.id()).filter(service::equals).isEmpty())
                .toList();
    }

    private static Effect effect(Change change) {
        var direction =
                switch (change.direction()) {
                    case RAISES -> Direction.RAISES;
                    case LOWERS -> Direction.LOWERS;
                    case NEUTRAL -> Direction.NEUTRAL;
                };
        return new Effect(change.service().value(), direction, change.key(), change.what());
    }

    private static Effect unknownBefore() {
        return effect(CatalogChanges.fromTheUnknown());
    }

    private List<String> standing(List<ServiceProfile> services, Standing wanted) {
        return services.stream()
                .filter(service -> service.assessment()
                        .filter(assessment -> matrix.standingOf(assessment) == wanted)
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
}
