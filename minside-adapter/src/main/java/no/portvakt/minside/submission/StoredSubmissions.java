package no.portvakt.minside.submission;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.PrefillMemory;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.submission.Outbox.SubmissionRow;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.decide.Demand;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes forms in: case, submission and outbox row in one transaction, so that what was answered "received" is in the
 * database, and what is in the database will reach the archive.
 */
public final class StoredSubmissions implements Submissions {

    private static final Logger LOG = Logger.getLogger(StoredSubmissions.class);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern COULD_BE_A_PERSON = Pattern.compile("(?<![0-9A-Za-z])\\d{11}(?![0-9A-Za-z])");

    private final Jdbi jdbi;
    private final Outbox outbox = new Outbox();
    private final SentForms sent;
    private final Services services;
    private final PrefillMemory memory;
    private final Optional<Signings> signings;
    private final ArchiveWorker worker;
    private final SubmissionSeals seals;
    private final ExecutorService executor;
    private final Duration patience;
    private final Clock clock;

    /** Where it reads and writes. */
    public record Surroundings(
            Jdbi jdbi, Cases cases, Services services, PrefillMemory memory, Optional<Signings> signings) {}

    /**
     * Makes the intake.
     *
     * @param patience how long a citizen waits for the archive's number before she is told that it follows
     */
    public StoredSubmissions(
            Surroundings around,
            ArchiveWorker worker,
            SubmissionSeals seals,
            ExecutorService executor,
            Duration patience,
            Clock clock) {
        this.jdbi = around.jdbi();
        this.sent = new SentForms(around.cases());
        this.services = around.services();
        this.memory = around.memory();
        this.signings = around.signings();
        this.worker = worker;
        this.seals = seals;
        this.executor = executor;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public SubmissionOutcome accept(Caller caller, FormInput input) {
        var form = services.form(input.service());
        if (form.isEmpty()) {
            return new SubmissionOutcome.NoForm();
        }
        var decision = AccessDecider.decide(demand(form.get()), Optional.of(caller.assurance()), clock.instant());
        return switch (decision) {
            case Decision.Permitted permitted -> checked(caller, input, form.get());
            case Decision.StepUpNeeded stepUp -> new SubmissionOutcome.NotPermitted(stepUp);
            case Decision.Refused refused -> new SubmissionOutcome.NotPermitted(refused);
        };
    }

    /** A signature is had later, where it can be had at all. */
    private Demand demand(Form form) {
        return signings.isPresent() ? form.send().besidesSignature() : form.send();
    }

    private SubmissionOutcome checked(Caller caller, FormInput input, Form form) {
        if (!isKey(input.idempotencyKey())) {
            return new SubmissionOutcome.Invalid(
                    List.of(new FieldProblem("idempotencyKey", FieldProblem.Kind.WRONG_FORM)));
        }
        var before = jdbi.withHandle(handle -> outbox.findByKey(handle, caller.key(), input.idempotencyKey()));
        if (before.isPresent()) {
            return again(caller, input, before.get());
        }
        var unsigned = signings.flatMap(desk -> desk.findByKey(caller, input.idempotencyKey()));
        if (unsigned.isPresent()) {
            return again(input, form, unsigned.get());
        }
        var checked = FormCheck.check(form, input.values(), memory.recall(caller, input.service()));
        var problems = checked.problems().isEmpty() ? unprintable(form, checked) : checked.problems();
        if (!problems.isEmpty()) {
            return new SubmissionOutcome.Invalid(problems);
        }
        var payload = Payload.of(caller.person(), caller.language().tag(), input.values(), checked.values());
        return toBeSigned(form)
                .map(desk -> desk.open(caller, input, form, payload)
                        .<SubmissionOutcome>map(SubmissionOutcome.ToBeSigned::new)
                        .orElseGet(() -> accept(caller, input)))
                .orElseGet(() -> received(caller, input, form, payload));
    }

    private Optional<Signings> toBeSigned(Form form) {
        return form.send().signature() ? signings : Optional.empty();
    }

    private List<FieldProblem> unprintable(Form form, FormCheck.Checked checked) {
        return toBeSigned(form).stream()
                .flatMap(desk -> form.fields().stream().map(FormField::path).filter(path -> Optional.ofNullable(
                                checked.values().get(path))
                        .filter(value -> !desk.canPrint(value.text()))
                        .isPresent()))
                .map(path -> new FieldProblem(path, FieldProblem.Kind.UNPRINTABLE))
                .toList();
    }

    private SubmissionOutcome received(Caller caller, FormInput input, Form form, Payload payload) {
        var row = new SubmissionRow(
                UUID.randomUUID(),
                caller.key(),
                input.service(),
                input.idempotencyKey(),
                seals.seal(payload),
                clock.instant(),
                Optional.empty());
        boolean now = jdbi.inTransaction(
                handle -> sent.store(handle, form, row, caller.correlation().value()));
        return now ? archived(caller, row.id()) : accept(caller, input);
    }

    /** The same key again, of a form that waits for its signature. */
    private SubmissionOutcome again(FormInput input, Form form, UnsignedForms.Row before) {
        return signings.filter(desk -> isSame(input, before.service(), before.payloadSealed()))
                .<SubmissionOutcome>map(desk -> new SubmissionOutcome.ToBeSigned(desk.view(before, form)))
                .orElseGet(SubmissionOutcome.KeyUsedBefore::new);
    }

    /** The same key again: the same receipt for the same form, a conflict for another. */
    private SubmissionOutcome again(Caller caller, FormInput input, SubmissionRow before) {
        return isSame(input, before.service(), before.payloadSealed())
                ? archived(caller, before.id())
                : new SubmissionOutcome.KeyUsedBefore();
    }

    private boolean isSame(FormInput input, String service, String payloadSealed) {
        return service.equals(input.service())
                && seals.open(payloadSealed)
                        .filter(payload -> payload.sent().equals(input.values()))
                        .isPresent();
    }

    private SubmissionOutcome archived(Caller caller, UUID id) {
        tryAtOnce(id);
        return receipt(caller, id.toString())
                .<SubmissionOutcome>map(SubmissionOutcome.Accepted::new)
                .orElseThrow(() -> new IllegalStateException("submission " + id + " was stored and is not there"));
    }

    /** Whatever goes wrong here, the submission is stored and the sweep will come by. */
    private void tryAtOnce(UUID id) {
        try {
            executor.submit(() -> worker.attempt(id)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.infof("submission %s: the archive is slow, the number follows", id);
        } catch (ExecutionException broken) {
            LOG.warnf(broken.getCause(), "submission %s: the first try broke, the number follows", id);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<Receipt> receipt(Caller caller, String id) {
        return jdbi.withHandle(handle -> parse(id)
                .flatMap(known -> outbox.receipt(handle, caller.key(), known))
                .map(row -> new Receipt(
                        row.id().toString(),
                        row.service(),
                        services.form(row.service()).map(Form::title).orElse(Text.same(row.service())),
                        row.receivedAt(),
                        row.caseNumber())));
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean isKey(String key) {
        return KEY.matcher(key).matches() && !COULD_BE_A_PERSON.matcher(key).find();
    }
}
