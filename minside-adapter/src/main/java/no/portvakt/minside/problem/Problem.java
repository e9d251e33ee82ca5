package no.portvakt.minside.problem;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/**
 * Why a request was refused.
 *
 * @param required the level that would open it, if one would
 * @param fields what is wrong with single fields
 */
public record Problem(Reason reason, Optional<SecurityLevel> required, List<Field> fields) {

    public Problem {
        fields = List.copyOf(fields);
    }

    public static Problem of(Reason reason) {
        return new Problem(reason, Optional.empty(), List.of());
    }

    /** The refusal that a decision is. */
    public static Problem of(Decision decision) {
        return switch (decision) {
            case Decision.StepUpNeeded stepUp ->
                new Problem(stepUp.reason(), Optional.of(stepUp.required()), List.of());
            case Decision.Refused refused -> of(refused.reason());
            case Decision.Permitted permitted -> throw new IllegalArgumentException("a permission is not a problem");
        };
    }

    public static Problem invalid(List<Field> fields) {
        return new Problem(Reason.INVALID_INPUT, Optional.empty(), fields);
    }

    /** What is wrong with one field: its path and a stable word. */
    public record Field(String path, String problem) {}

    /** Where to log in for a level, on MinSide's own host. */
    static URI stepUp(URI publicOrigin, SecurityLevel level) {
        return URI.create(publicOrigin + "/_portvakt/login?return=/&level=" + level.number());
    }
}
