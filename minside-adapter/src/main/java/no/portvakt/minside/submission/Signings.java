package no.portvakt.minside.submission;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.signing.Paper;
import no.portvakt.minside.signing.SignerVerdict;
import no.portvakt.minside.signing.SigningService.Progress;
import no.portvakt.minside.signing.Trouble;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.submission.Outbox.SubmissionRow;
import no.portvakt.minside.submission.UnsignedForms.Row;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.decide.Demand;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Forms that wait for a signature. Such a form is kept, and counts for nothing: no case, nothing to the archive. It is sent
 * in the very transaction that takes it away from here, once, whoever brings the signature: she herself on her way back
 * from the signing service, the clock, or a file that she signed elsewhere. Thread-safe; asks others, so not for an event
 * loop.
 */
public final class Signings {

    private static final Logger LOG = Logger.getLogger(Signings.class);
    private static final int SWEEP = 20;
    private static final Duration SOONEST = Duration.ofSeconds(20);
    /** A signature may have come at the last moment, and be told of later. */
    private static final Duration LAST_LOOKS = Duration.ofDays(1);

    private static final Duration LATEST = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final UnsignedForms forms = new UnsignedForms();
    private final Outbox outbox = new Outbox();
    private final SentForms sent;
    private final Services services;
    private final SigningDesk desk;
    private final SubmissionSeals seals;
    private final Duration lifetime;
    private final Clock clock;

    /** Where it reads and writes. */
    public record Surroundings(Jdbi jdbi, Cases cases, Services services) {}

    /**
     * Makes it.
     *
     * @param lifetime how long a form is kept unsigned
     */
    public Signings(Surroundings around, SigningDesk desk, SubmissionSeals seals, Duration lifetime, Clock clock) {
        this.jdbi = around.jdbi();
        this.sent = new SentForms(around.cases());
        this.services = around.services();
        this.desk = desk;
        this.seals = seals;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Keeps a form that was checked, and asks the signing service; empty if the key was used before. */
    Optional<ToSign> open(Caller caller, FormInput input, Form form, Payload payload) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var paper = desk.print(form, payload, id, now, caller.language());
        var row = new Row(
                id,
                caller.key(),
                input.service(),
                input.idempotencyKey(),
                seals.seal(payload),
                seals.paper().seal(paper),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                caller.correlation().value(),
                now,
                now.plus(lifetime));
        return jdbi.inTransaction(handle -> forms.store(handle, row))
                ? Optional.of(begin(row, form))
                : Optional.empty();
    }

    /** The same key again. */
    Optional<Row> findByKey(Caller caller, String key) {
        return jdbi.withHandle(handle -> forms.findByKey(handle, caller.key(), key));
    }

    /** Whether some letters of it could not stand on the paper. */
    boolean canPrint(String text) {
        return desk.canPrint(text);
    }

    /** Hers that wait, the newest first; without those that her session may not look at. */
    public List<ToSign> waiting(Caller caller) {
        return jdbi.withHandle(handle -> forms.of(handle, caller.key(), clock.instant())).stream()
                .flatMap(row -> services.form(row.service()).map(form -> view(row, form)).stream())
                .filter(form -> decide(caller, form.read()) instanceof Decision.Permitted)
                .toList();
    }

    /** Whether there is a signing service to be led to. */
    public boolean hasService() {
        return desk.hasService();
    }

    /** How many wait, of all citizens. */
    public long count() {
        return jdbi.withHandle(forms::count);
    }

    /** How it stands; asks the signing service, so that what is signed is sent by that. */
    public SigningState look(Caller caller, String id) {
        return with(caller, id, Form::read, found -> settle(found.row(), found.form()));
    }

    /** Asks the signing service anew. */
    public SigningState again(Caller caller, String id) {
        return with(
                caller,
                id,
                form -> form.send().besidesSignature(),
                found -> new SigningState.Waiting(begin(found.row(), found.form())));
    }

    /** A file that she signed elsewhere. */
    public SigningState take(Caller caller, String id, byte[] file) {
        return with(
                caller,
                id,
                form -> form.send().besidesSignature(),
                found -> judge(found.row(), found.form(), Paper.of(file), fault -> {
                    jdbi.useHandle(handle -> forms.trouble(handle, found.row().id(), fault));
                    return new SigningState.Waiting(
                            view(found.row(), found.form(), page(found.row()), Optional.of(fault)));
                }));
    }

    /** She gives it up: it is forgotten. */
    public SigningState giveUp(Caller caller, String id) {
        return with(caller, id, Form::read, found -> {
            boolean removed = jdbi.inTransaction(
                    handle -> forms.remove(handle, found.row().id()));
            return removed ? new SigningState.GivenUp() : new SigningState.Sent(id);
        });
    }

    /** The paper that is to be signed; empty if there is none of hers, or her session may not look at it. */
    public Optional<Paper> paper(Caller caller, String id) {
        return find(caller, id)
                .filter(found -> decide(caller, found.form().read()) instanceof Decision.Permitted)
                .flatMap(found -> seals.paper().open(found.row().paperSealed()));
    }

    /** What the signing service has, and what has waited for too long. */
    public void sweep() {
        var now = clock.instant();
        for (var row : jdbi.withHandle(handle -> forms.toLookAt(handle, now, SWEEP))) {
            services.form(row.service()).ifPresent(form -> {
                try {
                    settle(row, form);
                } catch (RuntimeException broken) {
                    LOG.warnf(broken, "form %s: looking for its signature broke, another look follows", row.id());
                }
                jdbi.useHandle(handle -> forms.lookAgain(handle, row.id(), later(row)));
            });
        }
        int forgotten = jdbi.inTransaction(handle -> forms.forget(handle, now, now.minus(LAST_LOOKS)));
        if (forgotten > 0) {
            LOG.infof("%d forms that nobody signed were forgotten", forgotten);
        }
    }

    /** Often at first, when she is likely to be there, and seldom later. */
    private Instant later(Row row) {
        var age = Duration.between(row.filledAt(), clock.instant()).dividedBy(4);
        var wait = age.compareTo(SOONEST) < 0 ? SOONEST : age.compareTo(LATEST) > 0 ? LATEST : age;
        return clock.instant().plus(wait);
    }

    private SigningState settle(Row row, Form form) {
        if (row.task().isEmpty()) {
            return new SigningState.Waiting(view(row, form));
        }
        return switch (desk.look(row)) {
            case Progress.Waiting() -> new SigningState.Waiting(view(row, form));
            case Progress.Away(var problem) -> {
                LOG.warnf("form %s: the signing service does not answer (%s)", row.id(), problem);
                yield new SigningState.Waiting(view(row, form, Trouble.AWAY));
            }
            case Progress.Declined() -> failed(row, form, Trouble.DECLINED);
            case Progress.Over() -> failed(row, form, Trouble.OVER);
            case Progress.Signed(var signed) -> judge(row, form, signed, trouble -> unsigned(row, form, trouble));
        };
    }

    /** A signature that cannot be judged now is not lost: the signing service has it, and is asked again. */
    private SigningState unsigned(Row row, Form form, Trouble trouble) {
        return trouble == Trouble.ISSUER_AWAY
                ? new SigningState.Waiting(view(row, form, trouble))
                : failed(row, form, trouble);
    }

    private SigningState failed(Row row, Form form, Trouble trouble) {
        jdbi.useHandle(handle -> forms.failed(handle, row, trouble));
        return new SigningState.Waiting(view(row, form, trouble));
    }

    private SigningState judge(Row row, Form form, Paper signed, Function<Trouble, SigningState> otherwise) {
        var paper = seals.paper().open(row.paperSealed()).orElseThrow(() -> unreadable(row));
        var payload = seals.open(row.payloadSealed()).orElseThrow(() -> unreadable(row));
        return switch (desk.judge(row, payload, form, paper, signed)) {
            case SignerVerdict.Hers(var format) -> send(row, form, SignedForm.of(format, paper, signed));
            case SignerVerdict.Not(var trouble) -> {
                LOG.infof("form %s: a signature was not taken (%s)", row.id(), trouble.id());
                yield otherwise.apply(trouble);
            }
        };
    }

    private SigningState send(Row row, Form form, SignedForm signed) {
        jdbi.useTransaction(handle -> {
            if (!forms.remove(handle, row.id())) {
                return;
            }
            if (!sent.store(handle, form, submission(row, signed), row.correlationId())) {
                throw new IllegalStateException("form " + row.id() + ": its key was used by another");
            }
            LOG.infof("form %s is signed, and sent", row.id());
        });
        return new SigningState.Sent(row.id().toString());
    }

    private SubmissionRow submission(Row row, SignedForm signed) {
        return new SubmissionRow(
                row.id(),
                row.personKey(),
                row.service(),
                row.idempotencyKey(),
                row.payloadSealed(),
                clock.instant(),
                Optional.of(seals.seal(signed)));
    }

    private ToSign begin(Row row, Form form) {
        return desk.begin(row, form)
                .map(begun -> {
                    jdbi.useHandle(handle -> forms.begun(
                            handle,
                            row.id(),
                            begun.task(),
                            seals.page().seal(begun.page().toString()),
                            later(row)));
                    return view(row, form, Optional.of(begun.page()), Optional.empty());
                })
                .orElseGet(() -> view(
                        row, form, Optional.empty(), desk.hasService() ? Optional.of(Trouble.AWAY) : Optional.empty()));
    }

    /** A form of hers. */
    private record Found(Row row, Form form) {}

    private SigningState with(
            Caller caller, String id, Function<Form, Demand> demand, Function<Found, SigningState> done) {
        var found = find(caller, id);
        if (found.isEmpty()) {
            return isSent(caller, id) ? new SigningState.Sent(id) : new SigningState.Gone();
        }
        var decision = decide(caller, demand.apply(found.get().form()));
        return decision instanceof Decision.Permitted
                ? done.apply(found.get())
                : new SigningState.NotPermitted(decision);
    }

    private Optional<Found> find(Caller caller, String id) {
        return parse(id)
                .flatMap(known -> jdbi.withHandle(handle -> forms.find(handle, caller.key(), known, clock.instant())))
                .flatMap(row -> services.form(row.service()).map(form -> new Found(row, form)));
    }

    private boolean isSent(Caller caller, String id) {
        return parse(id)
                .flatMap(known -> jdbi.withHandle(handle -> outbox.receipt(handle, caller.key(), known)))
                .isPresent();
    }

    private Decision decide(Caller caller, Demand demand) {
        return AccessDecider.decide(demand, Optional.of(caller.assurance()), clock.instant());
    }

    ToSign view(Row row, Form form) {
        var trouble = row.trouble().flatMap(id -> Arrays.stream(Trouble.values())
                .filter(known -> known.id().equals(id))
                .findFirst());
        return view(row, form, page(row), trouble);
    }

    private ToSign view(Row row, Form form, Trouble trouble) {
        return view(
                row,
                form,
                trouble == Trouble.AWAY || trouble == Trouble.ISSUER_AWAY ? page(row) : Optional.empty(),
                Optional.of(trouble));
    }

    private Optional<URI> page(Row row) {
        return row.pageSealed().flatMap(seals.page()::open).map(URI::create);
    }

    private static ToSign view(Row row, Form form, Optional<URI> page, Optional<Trouble> trouble) {
        return new ToSign(
                row.id().toString(),
                row.service(),
                form.title(),
                form.read(),
                row.filledAt(),
                row.expiresAt(),
                page,
                trouble);
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static IllegalStateException unreadable(Row row) {
        return new IllegalStateException("form " + row.id() + " cannot be opened");
    }
}
