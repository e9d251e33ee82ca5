package no.portvakt.gateway.console.api;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.gateway.console.emergency.EmergencyOutcome;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.reason.Reason;

/** Outcomes as responses. */
final class Replies {

    private Replies() {}

    static Response of(Caller caller, LifeOutcome outcome) {
        return of(caller, outcome, "");
    }

    /**
     * The same, of one among several.
     *
     * @param field which one; blank for the only one
     */
    static Response of(Caller caller, LifeOutcome outcome, String field) {
        var which = field.isBlank() ? Optional.<String>empty() : Optional.of(field);
        return switch (outcome) {
            case LifeOutcome.Done done ->
                Response.ok(VersionView.of(done.line())).build();
            case LifeOutcome.SimulationFirst first ->
                new ApiProblem(
                                Reason.CONFLICT,
                                Optional.of("simulation-first"),
                                which,
                                Optional.of(first.judgement()),
                                List.of())
                        .response(caller);
            case LifeOutcome.Unsound unsound ->
                new ApiProblem(
                                Reason.INVALID_INPUT,
                                Optional.of("unsound"),
                                which,
                                Optional.empty(),
                                unsound.problems())
                        .response(caller);
            case LifeOutcome.Refused refused -> refused(caller, refused.why(), which);
            case LifeOutcome.Overtaken overtaken -> conflict(caller, "overtaken", which);
            case LifeOutcome.OutOfDate outOfDate -> conflict(caller, "out-of-date", which);
            case LifeOutcome.Invalid invalid -> invalid(caller, invalid.field(), invalid.why());
            case LifeOutcome.Unknown unknown ->
                new ApiProblem(Reason.NOT_FOUND, Optional.empty(), which, Optional.empty(), List.of()).response(caller);
        };
    }

    static Response of(Caller caller, EmergencyOutcome outcome) {
        return switch (outcome) {
            case EmergencyOutcome.InForce inForce ->
                Response.ok(EmergencyView.of(inForce.emergency())).build();
            case EmergencyOutcome.Ended ended ->
                Response.ok(EmergencyView.of(ended.emergency())).build();
            case EmergencyOutcome.Refused refused -> refused(caller, refused.why(), Optional.empty());
            case EmergencyOutcome.Overtaken overtaken ->
                ApiProblem.of(Reason.CONFLICT, "overtaken").response(caller);
            case EmergencyOutcome.Invalid invalid -> invalid(caller, invalid.field(), invalid.why());
        };
    }

    static Response unknown(Caller caller) {
        return ApiProblem.of(Reason.NOT_FOUND).response(caller);
    }

    static Response forbidden(Caller caller) {
        return refused(caller, Why.ROLE, Optional.empty());
    }

    static Response invalid(Caller caller, String field, String why) {
        return new ApiProblem(Reason.INVALID_INPUT, Optional.of(why), Optional.of(field), Optional.empty(), List.of())
                .response(caller);
    }

    static Response notTogether(Caller caller, List<Problem> problems) {
        return new ApiProblem(
                        Reason.CONFLICT, Optional.of("not-together"), Optional.empty(), Optional.empty(), problems)
                .response(caller);
    }

    private static Response refused(Caller caller, Why why, Optional<String> which) {
        var word = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ApiProblem(Reason.FORBIDDEN, Optional.of(word), which, Optional.empty(), List.of()).response(caller);
    }

    private static Response conflict(Caller caller, String why, Optional<String> which) {
        return new ApiProblem(Reason.CONFLICT, Optional.of(why), which, Optional.empty(), List.of()).response(caller);
    }
}
