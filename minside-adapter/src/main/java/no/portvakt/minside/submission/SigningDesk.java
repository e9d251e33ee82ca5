package no.portvakt.minside.submission;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessEntry.Receiver;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.accesslog.AccessLog.Subject;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.print.SheetPrinter;
import no.portvakt.minside.signing.Paper;
import no.portvakt.minside.signing.SignerCheck;
import no.portvakt.minside.signing.SignerVerdict;
import no.portvakt.minside.signing.SigningService;
import no.portvakt.minside.signing.SigningService.Begun;
import no.portvakt.minside.signing.SigningService.Progress;
import no.portvakt.minside.submission.UnsignedForms.Row;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import org.jboss.logging.Logger;

/** What is done with papers: printed, given to the signing service after that stands in her access log, and judged. */
public final class SigningDesk {

    private static final Logger LOG = Logger.getLogger(SigningDesk.class);
    private static final Text GIVEN = new Text(
            "Signeringstjenesten fikk skjemaet ditt for at du skal kunne signere det.",
            "Signeringstenesta fekk skjemaet ditt for at du skal kunne signere det.",
            "The signing service was given your form so that you can sign it.");
    private static final Text PURPOSE =
            new Text("For å få signaturen din", "For å få signaturen din", "To have your signature");

    private final SheetPrinter printer;
    private final Optional<SigningService> service;
    private final SignerCheck signers;
    private final AccessLog accessLog;
    private final SubmissionSeals seals;
    private final Map<String, Text> systems;
    private final URI publicOrigin;
    private final Clock clock;

    /** Whom it works with. */
    public record Surroundings(
            SheetPrinter printer, Optional<SigningService> service, SignerCheck signers, AccessLog accessLog) {}

    /**
     * Makes it.
     *
     * @param systems the names of the sources, by id, as they stand on the paper
     * @param publicOrigin where she is led back to
     */
    public SigningDesk(
            Surroundings around, SubmissionSeals seals, Map<String, Text> systems, URI publicOrigin, Clock clock) {
        this.printer = around.printer();
        this.service = around.service();
        this.signers = around.signers();
        this.accessLog = around.accessLog();
        this.seals = seals;
        this.systems = Map.copyOf(systems);
        this.publicOrigin = publicOrigin;
        this.clock = clock;
    }

    boolean hasService() {
        return service.isPresent();
    }

    boolean canPrint(String text) {
        return printer.canPrint(text);
    }

    Paper print(Form form, Payload payload, UUID id, Instant filled, Language language) {
        return Paper.of(printer.print(FormPaper.of(form, payload, id, filled, language, systems)));
    }

    /** A task that the signing service has, and where she is to go. */
    record Task(UUID task, URI page) {}

    /** Empty if there is no signing service, or it does not answer. */
    Optional<Task> begin(Row row, Form form) {
        return service.flatMap(asked -> {
            var payload = seals.open(row.payloadSealed()).orElseThrow();
            var task = new SigningService.Task(
                    UUID.randomUUID(),
                    form.title().in(Language.of(payload.language())),
                    subject(row, payload).person(),
                    seals.paper().open(row.paperSealed()).orElseThrow(),
                    Language.of(payload.language()),
                    publicOrigin.resolve("/signering/" + row.id()),
                    row.expiresAt(),
                    correlation(row));
            accessLog.disclosure("signing:" + task.id(), row.personKey(), entry(asked, row, form));
            return switch (asked.begin(task)) {
                case Begun.At(var page) -> Optional.of(new Task(task.id(), page));
                case Begun.Away(var problem) -> {
                    LOG.warnf("form %s: the signing service does not take it (%s)", row.id(), problem);
                    yield Optional.empty();
                }
            };
        });
    }

    /** Only for a form that a signing service has. */
    Progress look(Row row) {
        return service.<Progress>map(asked -> asked.look(row.task().orElseThrow(), correlation(row)))
                .orElseGet(Progress.Over::new);
    }

    SignerVerdict judge(Row row, Payload payload, Form form, Paper paper, Paper signed) {
        return signers.judge(
                paper, signed, subject(row, payload), row.service(), form.send().level());
    }

    private static Subject subject(Row row, Payload payload) {
        return new Subject(NationalId.parse(payload.person()).orElseThrow(), row.personKey(), correlation(row));
    }

    private static CorrelationId correlation(Row row) {
        return CorrelationId.parse(row.correlationId()).orElseGet(CorrelationId::random);
    }

    private AccessEntry entry(SigningService asked, Row row, Form form) {
        return new AccessEntry(
                clock.instant(),
                GIVEN,
                new Receiver("", asked.name(), ""),
                Optional.of(row.service()),
                form.send().level(),
                PURPOSE,
                List.of());
    }
}
