package no.portvakt.minside.boot;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import no.portvakt.minside.archive.Archive;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.prefill.PrefillMemory;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.submission.ArchiveWorker;
import no.portvakt.minside.submission.Drafts;
import no.portvakt.minside.submission.Signings;
import no.portvakt.minside.submission.StoredSubmissions;
import no.portvakt.minside.submission.SubmissionSeals;
import no.portvakt.minside.submission.Submissions;
import org.jdbi.v3.core.Jdbi;

/** Forms on their way from the citizen to the archive. */
@ApplicationScoped
class SubmissionWiring {

    private final AdapterConfiguration configuration;

    SubmissionWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    @Produces
    @Singleton
    SubmissionSeals submissionSeals(Sealers sealers, ObjectMapper json) {
        return new SubmissionSeals(
                sealers.of("submission.payload"),
                sealers.of("outbox.reason"),
                new SubmissionSeals.PaperSeal(sealers.of("submission.paper")),
                sealers.of("submission.signed"),
                sealers.of("submission.signing-page"),
                json);
    }

    @Produces
    @Singleton
    Drafts drafts(Jdbi jdbi, Sealers sealers, ObjectMapper json, Clock clock) {
        return new Drafts(jdbi, sealers.of("submission.draft"), json, configuration.draftLifetime(), clock);
    }

    @Produces
    @Singleton
    ArchiveWorker archiveWorker(
            ArchiveWorker.Surroundings around, KnownConnectors connectors, SubmissionSeals seals, Clock clock) {
        var systems = connectors.systems().entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().nb()));
        return new ArchiveWorker(around, systems, seals, clock);
    }

    @Produces
    @Singleton
    ArchiveWorker.Surroundings archiveSurroundings(Jdbi jdbi, Cases cases, Archive archive, Services services) {
        return new ArchiveWorker.Surroundings(jdbi, cases, archive, services);
    }

    @Produces
    @Singleton
    Submissions submissions(
            StoredSubmissions.Surroundings around,
            ArchiveWorker worker,
            SubmissionSeals seals,
            @VirtualThreads ExecutorService executor,
            Clock clock) {
        return new StoredSubmissions(around, worker, seals, executor, configuration.receiptPatience(), clock);
    }

    @Produces
    @Singleton
    StoredSubmissions.Surroundings submissionSurroundings(
            Jdbi jdbi, Cases cases, Services services, PrefillMemory memory, Optional<Signings> signings) {
        return new StoredSubmissions.Surroundings(jdbi, cases, services, memory, signings);
    }
}
