package no.portvakt.minside.submission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import no.portvakt.minside.archive.Archive;
import no.portvakt.minside.archive.FiledDocument;
import no.portvakt.minside.archive.Filing;
import no.portvakt.minside.archive.FilingOutcome;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.status.Cases;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings accepted submissions into the archive. The outbox row stays locked while the archive is asked, so that one
 * submission is never handled twice at once, on any number of machines; if this process dies, the database lets go of
 * the lock and the next sweep begins again with a look at what is there already.
 */
public final class ArchiveWorker {

    private static final Logger LOG = Logger.getLogger(ArchiveWorker.class);
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final String CORRELATION = "correlationId";
    private static final int SWEEP = 20;

    /** Each try holds a database connection while the archive thinks: leave most of them to the citizens. */
    private static final int AT_ONCE = 6;

    /** A citizen who sends a form now gets her number now, also while a backlog is brought in. */
    private static final int FOR_CITIZENS = 2;

    private final Jdbi jdbi;
    private final Outbox outbox = new Outbox();
    private final Cases cases;
    private final Archive archive;
    private final Services services;
    private final Map<String, String> systems;
    private final SubmissionSeals seals;
    private final Clock clock;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Semaphore inTurn = new Semaphore(AT_ONCE - FOR_CITIZENS);

    /** Where it reads and writes. */
    public record Surroundings(Jdbi jdbi, Cases cases, Archive archive, Services services) {}

    /**
     * Makes a worker.
     *
     * @param systems the names of the sources, by id, for the archived document
     */
    public ArchiveWorker(Surroundings around, Map<String, String> systems, SubmissionSeals seals, Clock clock) {
        this.jdbi = around.jdbi();
        this.cases = around.cases();
        this.archive = around.archive();
        this.services = around.services();
        this.systems = Map.copyOf(systems);
        this.seals = seals;
        this.clock = clock;
    }

    /** Submissions that are due, oldest first, a few at a time. */
    public List<UUID> due() {
        return jdbi.withHandle(handle -> outbox.due(handle, clock.instant(), SWEEP));
    }

    /** How many wait for the archive. */
    public long waiting() {
        return jdbi.withHandle(handle -> outbox.count(handle, "waiting"));
    }

    /** How many need a person to look at them. */
    public long setAside() {
        return jdbi.withHandle(handle -> outbox.count(handle, "set-aside"));
    }

    /** How many {@link #due} gives at most: where it gives so many, there may be more. */
    public int sweep() {
        return SWEEP;
    }

    /** One try for one submission; does nothing if it is done, if another try is under way, or if too many are. */
    public void attempt(UUID id) {
        if (slots.tryAcquire()) {
            try {
                tryOnce(id);
            } finally {
                slots.release();
            }
        }
    }

    /**
     * One try as soon as there is room for it.
     *
     * @return false if there was nothing to try: it is done, or another try is under way
     */
    public boolean attemptInTurn(UUID id) throws InterruptedException {
        inTurn.acquire();
        try {
            slots.acquire();
            try {
                return tryOnce(id);
            } finally {
                slots.release();
            }
        } finally {
            inTurn.release();
        }
    }

    private boolean tryOnce(UUID id) {
        return jdbi.inTransaction(handle -> {
            var row = outbox.take(handle, id);
            row.ifPresent(taken -> file(handle, taken));
            return row.isPresent();
        });
    }

    private void file(Handle handle, Outbox.WaitingRow row) {
        var filing = filingOf(row);
        if (filing.isEmpty()) {
            LOG.errorf("submission %s set aside: it cannot be read, or its service has no form any more", row.id());
            outbox.setAside(handle, row.id(), seals.reason().seal("unreadable"));
            return;
        }
        var correlation = CorrelationId.parse(row.correlationId()).orElseGet(CorrelationId::random);
        MDC.put(CORRELATION, correlation.value());
        try {
            settle(handle, row, fileSafely(filing.get(), correlation));
        } finally {
            MDC.remove(CORRELATION);
        }
    }

    /** Whatever a filing meets, it waits longer each time: one that was due at once again would stop the others. */
    private FilingOutcome fileSafely(Filing filing, CorrelationId correlation) {
        try {
            return archive.file(filing, correlation);
        } catch (RuntimeException broken) {
            return new FilingOutcome.TryLater(
                    "its answer broke the reading: " + broken.getClass().getSimpleName());
        }
    }

    private void settle(Handle handle, Outbox.WaitingRow row, FilingOutcome outcome) {
        switch (outcome) {
            case FilingOutcome.Filed filed -> {
                cases.number(handle, row.id(), filed.number().toString(), clock.instant());
                outbox.done(handle, row.id());
                LOG.infof("submission %s archived as %s", row.id(), filed.number());
            }
            case FilingOutcome.Refused refused -> {
                outbox.setAside(handle, row.id(), seals.reason().seal(refused.text()));
                LOG.errorf("submission %s set aside: the archive will not take it", row.id());
            }
            case FilingOutcome.TryLater later -> {
                var wait = Backoff.after(row.attempts());
                outbox.again(handle, row.id(), clock.instant().plus(wait));
                LOG.warnf("submission %s not archived yet (%s), again in %s", row.id(), later.problem(), wait);
            }
        }
    }

    private Optional<Filing> filingOf(Outbox.WaitingRow row) {
        var payload = seals.open(row.payloadSealed());
        return services.form(row.service())
                .flatMap(form -> payload.flatMap(read -> documents(row, form, read)
                        .map(documents -> new Filing(
                                row.id().toString(),
                                form.title().nb(),
                                applicant(read, form),
                                LocalDate.ofInstant(row.receivedAt(), NORWAY),
                                documents))));
    }

    /** What was signed is filed as it was signed; empty if it cannot be opened. */
    private Optional<List<FiledDocument>> documents(Outbox.WaitingRow row, Form form, Payload payload) {
        var title = form.title().nb();
        return row.signedSealed()
                .map(signed -> seals.openSigned(signed).map(opened -> opened.documents(title)))
                .orElseGet(() -> Optional.of(List.of(FiledDocument.text(
                        title, DocumentText.of(form, payload, row.id(), row.receivedAt(), systems)))));
    }

    /** The form's own field for it; a party without a name is not allowed by the archive. */
    private static String applicant(Payload payload, Form form) {
        return Optional.ofNullable(payload.values().get("applicant.name"))
                .map(Payload.Value::text)
                .orElse(form.title().nb());
    }
}
