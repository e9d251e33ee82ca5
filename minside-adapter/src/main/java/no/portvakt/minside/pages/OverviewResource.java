package no.portvakt.minside.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.status.CaseQuery;
import no.portvakt.minside.status.CitizenStatus;
import no.portvakt.minside.status.MyCases;
import no.portvakt.minside.submission.Drafts;
import no.portvakt.minside.submission.Signings;

/** {@code /}: my services. */
@Path("/")
public class OverviewResource {

    private static final CaseQuery WAITING = new CaseQuery(
            CaseQuery.Order.CHANGED,
            Optional.empty(),
            Set.of(CitizenStatus.VENTER_PAA_DEG),
            Optional.empty(),
            Overview.WAITING);

    private final Services services;
    private final MyCases cases;
    private final Optional<Signings> signings;
    private final Drafts drafts;
    private final Pages pages;

    public OverviewResource(Services services, MyCases cases, Optional<Signings> signings, Drafts drafts, Pages pages) {
        this.services = services;
        this.cases = cases;
        this.signings = signings;
        this.drafts = drafts;
        this.pages = pages;
    }

    private Overview.Todo todo(Visit visit) {
        var caller = visit.caller();
        return new Overview.Todo(
                Waiting.of(
                        visit,
                        signings.map(desk -> desk.waiting(caller)).orElse(List.of()),
                        cases.first(caller, WAITING).cases()),
                drafts.of(caller).stream()
                        .flatMap(draft ->
                                services
                                        .form(draft.service())
                                        .map(form -> Overview.Unfinished.of(visit, draft, form))
                                        .stream())
                        .toList());
    }

    @GET
    public Response show(@Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var caller = visit.caller();
        return pages.ok(
                visit,
                Overview.of(
                        visit,
                        services.of(caller),
                        todo(visit),
                        cases.first(caller, CaseQuery.all(Overview.RECENT)).cases()));
    }
}
