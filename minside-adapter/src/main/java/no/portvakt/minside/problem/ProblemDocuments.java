package no.portvakt.minside.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Language;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.trust.correlation.CorrelationId;

/** Writes problems as RFC 9457 documents, with the RFC 9470 challenge where another log-in would help. */
public final class ProblemDocuments {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final String SOON = "5";
    private static final AcrMapping ACR = new AcrMapping("", AcrMapping.ID_PORTEN);

    private final URI publicOrigin;
    private final ReasonTexts texts;

    public ProblemDocuments(URI publicOrigin, ReasonTexts texts) {
        this.publicOrigin = publicOrigin;
        this.texts = texts;
    }

    /** In the caller's language. */
    public Response of(Problem problem, Caller caller) {
        return of(problem, caller.correlation(), caller.language());
    }

    /** In bokmål: we do not know who reads it. */
    public Response of(Problem problem, CorrelationId correlation) {
        return of(problem, correlation, Language.NB);
    }

    private Response of(Problem problem, CorrelationId correlation, Language language) {
        var reason = problem.reason();
        var text = texts.of(reason, Locale.of(language.tag()));
        var document = new Document(
                "urn:portvakt:reason:" + reason.id(),
                text.title(),
                reason.status(),
                text.detail(),
                reason.id(),
                problem.required().map(SecurityLevel::number),
                problem.required().flatMap(ACR::acrFor),
                problem.required().map(level -> Problem.stepUp(publicOrigin, level)),
                problem.fields(),
                correlation.value());
        var response = Response.status(reason.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(CorrelationId.HEADER, correlation.value())
                .entity(document);
        if (reason.status() == UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(reason, problem.required()));
        }
        if (reason.status() == UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, SOON);
        }
        return response.build();
    }

    private static String challenge(Reason reason, Optional<SecurityLevel> required) {
        return switch (reason) {
            case LOGIN_REQUIRED -> "Bearer";
            case LEVEL_TOO_LOW, LOGIN_TOO_OLD ->
                "Bearer error=\"insufficient_user_authentication\""
                        + required.flatMap(ACR::acrFor)
                                .map(acr -> ", acr_values=\"" + acr + "\"")
                                .orElse("");
            default -> "Bearer error=\"invalid_token\"";
        };
    }

    /** The document on the wire. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Document(
            String type,
            String title,
            int status,
            String detail,
            String reason,
            Optional<Integer> requiredLevel,
            Optional<String> acr,
            Optional<URI> stepUp,
            List<Problem.Field> fields,
            String correlationId) {}
}
