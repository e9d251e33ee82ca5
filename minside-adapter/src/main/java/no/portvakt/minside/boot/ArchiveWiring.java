package no.portvakt.minside.boot;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import no.portvakt.minside.archive.AnswerGuard;

/** What stands between the archive and us. */
@ApplicationScoped
class ArchiveWiring {

    private final AdapterConfiguration configuration;

    ArchiveWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Named in {@code application.properties}. */
    @Produces
    @Singleton
    @Unremovable
    @Named("archiveAnswers")
    AnswerGuard answerGuard() {
        return new AnswerGuard(configuration.archive().patience());
    }
}
