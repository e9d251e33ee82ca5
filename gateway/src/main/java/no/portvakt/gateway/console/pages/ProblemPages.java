package no.portvakt.gateway.console.pages;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import no.portvakt.gateway.console.api.ApiProblem;
import no.portvakt.gateway.console.api.Caller;
import no.portvakt.gateway.console.api.OfficerFilter;

/**
 * Whoever asks for a page gets a page, also when there is nothing to show: a problem document becomes one here, whoever
 * made it. Programs get the document. Needs no database, since that may be what is wrong.
 */
@Provider
public class ProblemPages implements ContainerResponseFilter {

    private static final MediaType PAGE = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    private final PageRenderer renderer = new PageRenderer();

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ApiProblem.Document problem
                && wantsPage(request.getAcceptableMediaTypes())) {
            response.setEntity(print(request, problem), new Annotation[0], PAGE);
            Answers.HEADERS.forEach((name, value) -> response.getHeaders().putSingle(name, value));
        }
    }

    private String print(ContainerRequestContext request, ApiProblem.Document problem) {
        var language = OfficerFilter.language(request);
        var page = new ProblemPage(
                problem.title(),
                problem.detail(),
                EditPage.of("", "", "", "", problem.problems()).faults(),
                problem.correlationId());
        var frame = request.getSecurityContext().getUserPrincipal() instanceof Caller caller
                ? Frame.around(page, new Visit(caller.call(), language, caller.address()), List.of(), "")
                : Frame.bare(language, OfficerFilter.address(request));
        return renderer.print(page, Words.in(language), frame);
    }

    /** Whichever stands first: a browser names HTML before anything, a program JSON, or nothing at all. */
    static boolean wantsPage(List<MediaType> accepted) {
        for (var type : accepted) {
            if (type.isCompatible(MediaType.TEXT_HTML_TYPE) && !type.isWildcardType()) {
                return true;
            }
            if (type.getSubtype().endsWith("json")) {
                return false;
            }
        }
        return false;
    }
}
