package no.portvakt.gateway.console.api;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.gateway.console.emergency.EmergencyOutcome;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.profiles.reason.Reason;

/** Outcomes as responses. */
final class Replies {

    private Replies() {}

    static Response of(Caller caller, LifeOutcome outcome) {
        return switch (outcome) {
            case LifeOutcome.Done done ->
                Response.ok(VersionView.of(done.line())).build();
            case LifeOutcome.SimulationFirst first ->
                new ApiProblem(
                                Reason.CONFLICT,
                                Optional.of("simulation-first"),
                                Optional.empty(),
                                Optional.of(first.judgement()),
                                List.of())
                        .response(caller);
            case LifeOutcome.Unsound unsound ->
                new ApiProblem(
                                Reason.INVALID_INPUT,
                                Optional.of("unsound"),
                                Optional.empty(),
                                Optional.empty(),
                                unsound.problems())
                        .response(caller);
            case LifeOutcome.Refused refused -> refused(caller, refused.why());
            case LifeOutcome.Overtaken overtaken ->
                ApiProblem.of(Reason.CONFLICT, "overtaken").response(caller);
            case LifeOutcome.OutOfDate outOfDate ->
                ApiProblem.of(Reason.CONFLICT, "out-of-date").response(caller);
            case LifeOutcome.Invalid invalid -> invalid(caller, invalid.field(), invalid.why());
            case LifeOutcome.Unknown unknown -> unknown(caller);
        };
    }

    static Response of(Caller caller, EmergencyOutcome outcome) {
        return switch (outcome) {
            case EmergencyOutcome.InForce inForce ->
                Response.ok(EmergencyView.of(inForce.emergency())).build();
            case EmergencyOutcome.Ended ended ->
                Response.ok(EmergencyView.of(ended.emergency())).build();
            case EmergencyOutcome.Refused refused -> refused(caller, refused.why());
            case EmergencyOutcome.Overtaken overtaken ->
                ApiProblem.of(Reason.CONFLICT, "overtaken").response(caller);
            case EmergencyOutcome.Invalid invalid -> invalid(caller, invalid.field(), invalid.why());
        };
    }

    static Response unknown(Caller caller) {
        return ApiProblem.of(Reason.NOT_FOUND).response(caller);
    }

    static Response forbidden(Caller caller) {
        return refused(caller, Why.ROLE);
    }

    static Response invalid(Caller caller, String field, String why) {
        return new ApiProblem(Reason.INVALID_INPUT, Optional.of(why), Optional.of(field), Optional.empty(), List.of())
                .response(caller);
    }

    private static Response refused(Caller caller, Why why) {
        return ApiProblem.of(
                        Reason.FORBIDDEN, why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .response(caller);
    }
}
