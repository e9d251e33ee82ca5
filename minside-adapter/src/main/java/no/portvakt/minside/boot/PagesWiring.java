package no.portvakt.minside.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import no.portvakt.minside.pages.FormSeal;
import no.portvakt.minside.pages.PageRenderer;
import no.portvakt.minside.pages.Pages;
import no.portvakt.minside.pages.RefusalPages;
import no.portvakt.minside.problem.ProblemPage;

/** Puts MinSide's own pages together. */
@ApplicationScoped
public class PagesWiring {

    private final AdapterConfiguration configuration;

    PagesWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    @Produces
    @Singleton
    Pages pages() {
        return new Pages(new PageRenderer(configuration.municipality()));
    }

    @Produces
    @Singleton
    FormSeal formSeal(Sealers sealers, Clock clock) {
        return new FormSeal(sealers.of(FormSeal.PURPOSE), clock);
    }

    @Produces
    @Singleton
    ProblemPage problemPage(Pages pages, UriInfo uri, HttpHeaders headers) {
        return new RefusalPages(pages, uri, headers);
    }
}
