package no.portvakt.minside.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import no.portvakt.minside.pages.FormSeal;
import no.portvakt.minside.pages.PageRenderer;
import no.portvakt.minside.pages.Pages;
import no.portvakt.minside.pages.RefusalPages;
import no.portvakt.minside.problem.ProblemPage;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

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
    FormSeal formSeal(Clock clock) {
        var key = new SealingKey(configuration.sealingKeyId(), Secret.of(configuration.sealingKey()));
        return new FormSeal(new Sealer(List.of(key), FormSeal.PURPOSE), clock);
    }

    @Produces
    @Singleton
    ProblemPage problemPage(Pages pages, UriInfo uri, HttpHeaders headers) {
        return new RefusalPages(pages, uri, headers);
    }
}
