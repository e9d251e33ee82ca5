package no.portvakt.gateway.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.Judgement;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A problem as RFC 9457 has it, and what an officer needs beside it.
 *
 * @param why a stable word that says more than the reason
 * @param field what of the input is meant
 */
public record ApiProblem(
        Reason reason,
        Optional<String> why,
        Optional<String> field,
        Optional<Judgement> judgement,
        List<Problem> problems) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNAUTHORIZED = 401;

    public static ApiProblem of(Reason reason) {
        return new ApiProblem(reason, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public static ApiProblem of(Reason reason, String why) {
        return new ApiProblem(reason, Optional.of(why), Optional.empty(), Optional.empty(), List.of());
    }

    public Response response(Caller caller) {
        return response(caller.call().correlation(), caller.language());
    }

    Response response(CorrelationId correlation, Language language) {
        var text = OfficerTexts.in(language).of(reason, why);
        var response = Response.status(reason.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(CorrelationId.HEADER, correlation.value())
                .entity(new Document(
                        "urn:portvakt:reason:" + reason.id(),
                        text.title(),
                        reason.status(),
                        text.detail(),
                        reason.id(),
                        why,
                        field,
                        judgement,
                        problems,
                        correlation.value()));
        return (reason.status() == UNAUTHORIZED ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : response)
                .build();
    }

    /** What goes out; {@code pages} prints it for browsers. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Document(
            String type,
            String title,
            int status,
            String detail,
            String reason,
            Optional<String> why,
            Optional<String> field,
            Optional<Judgement> judgement,
            List<Problem> problems,
            String correlationId) {}
}
