package no.portvakt.minside.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.problem.ProblemPage;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/** Refusals that the adapter makes outside the pages, as pages. */
public final class RefusalPages implements ProblemPage {

    private final Pages pages;
    private final UriInfo uri;
    private final HttpHeaders headers;

    /**
     * Prints for whichever request is being answered.
     *
     * @param uri the current request's, as JAX-RS proxies it
     * @param headers the current request's, as JAX-RS proxies them
     */
    public RefusalPages(Pages pages, UriInfo uri, HttpHeaders headers) {
        this.pages = pages;
        this.uri = uri;
        this.headers = headers;
    }

    @Override
    public Response render(Reason reason, Optional<Caller> caller, CorrelationId correlation) {
        var visit = Visit.of(caller, uri, headers);
        return pages.answer(visit, Refusal.of(visit, reason, correlation), reason.status());
    }
}
