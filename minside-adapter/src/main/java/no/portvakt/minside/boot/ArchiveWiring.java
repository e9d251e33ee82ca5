package no.portvakt.minside.boot;

import io.quarkiverse.cxf.annotation.CXFClient;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import no.arkivverket.noark4ws.Noark4Port;
import no.portvakt.minside.archive.AnswerGuard;
import no.portvakt.minside.archive.Noark4Cases;
import no.portvakt.minside.pull.ArchivePull;
import no.portvakt.minside.pull.PullPlan;
import no.portvakt.minside.removal.Removals;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.status.EventIntake;
import no.portvakt.minside.status.SeenIntake;
import org.jdbi.v3.core.Jdbi;

/** What stands between the archive and us, and what asks it where cases stand. */
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

    @Produces
    @Singleton
    ArchivePull archivePull(
            Jdbi jdbi,
            Cases cases,
            EventIntake intake,
            Removals removals,
            @CXFClient("noark4ws") Noark4Port port,
            Clock clock) {
        var wished = configuration.archive().pull();
        var fagsystemer = wished.fagsystemer().orElse(Set.of());
        var plan = new PullPlan(fagsystemer, wished.interval(), wished.batch(), wished.reconcile(), wished.days());
        return new ArchivePull(
                jdbi,
                new Noark4Cases(port),
                new SeenIntake(intake, cases, removals, fagsystemer),
                plan.besides(configuration.fagsystem().keySet()),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
    }
}
