package no.portvakt.minside.document;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.archive.ArchivedDocuments;
import no.portvakt.minside.archive.FetchOutcome;
import no.portvakt.minside.archive.JournalpostKey;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.status.CaseDocument;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.MyCases;
import org.jboss.logging.Logger;

/**
 * Opens a document of the caller's own case: the case decides whether she may, the access log is written, the archive is
 * asked. The archive's answer has to name the case itself: a key that a fagsystem mistook shows her nobody else's letter.
 * Thread-safe; blocks for as long as the archive takes.
 */
public final class CaseDocuments {

    private static final Logger LOG = Logger.getLogger(CaseDocuments.class);

    /** The archive's name in the access log and as the one source that may be asked. */
    private static final String ARCHIVE = "archive";

    /** What it is called stays out of it: the log can be read at a lower level than the case. */
    private static final Text FETCHED = new Text(
            "Vi hentet et dokument fra arkivet for å vise deg det.",
            "Vi henta eit dokument frå arkivet for å vise deg det.",
            "We fetched a document from the archive to show it to you.");

    private static final Text PURPOSE = new Text(
            "For å vise deg dokumentene i saken din",
            "For å vise deg dokumenta i saka di",
            "To show you the documents of your case");

    private final MyCases cases;
    private final Services services;
    private final AccessLog accessLog;
    private final ArchivedDocuments archive;
    private final Clock clock;

    public CaseDocuments(
            MyCases cases, Services services, AccessLog accessLog, ArchivedDocuments archive, Clock clock) {
        this.cases = cases;
        this.services = services;
        this.accessLog = accessLog;
        this.archive = archive;
        this.clock = clock;
    }

    /** Opens one document; both ids are as they came over the wire. */
    public DocumentOutcome open(Caller caller, String caseId, String documentId) {
        return cases.find(caller, caseId)
                .map(found -> open(caller, found, documentId))
                .orElseGet(DocumentOutcome.NotFound::new);
    }

    private DocumentOutcome open(Caller caller, CaseView view, String documentId) {
        return switch (view) {
            case CaseView.Masked masked -> new DocumentOutcome.AboveLevel(masked.opensAt());
            case CaseView.Open open ->
                open.documents().stream()
                        .filter(document -> document.id().equals(documentId))
                        .findFirst()
                        .map(document -> fetch(caller, open, document))
                        .orElseGet(DocumentOutcome.NotFound::new);
        };
    }

    private DocumentOutcome fetch(Caller caller, CaseView.Open open, CaseDocument document) {
        var lookup = accessLog.lookup(caller, ARCHIVE, entry(caller, open));
        var place = document.place();
        return switch (archive.fetch(lookup, new JournalpostKey(place.system(), place.key(), open.id()))) {
            case FetchOutcome.Fetched fetched -> new DocumentOutcome.Opened(open.service(), fetched.document());
            case FetchOutcome.NotToBeShown not -> {
                LOG.warnf("document %s of case %s is not shown: %s", document.id(), open.id(), not.why());
                yield new DocumentOutcome.NotFound();
            }
            case FetchOutcome.TryLater later -> {
                LOG.warnf("document %s of case %s was not fetched: %s", document.id(), open.id(), later.problem());
                yield new DocumentOutcome.Unavailable();
            }
        };
    }

    private AccessEntry entry(Caller caller, CaseView.Open open) {
        var service = services.find(caller, open.service());
        return new AccessEntry(
                clock.instant(),
                FETCHED,
                service.map(found -> new AccessEntry.Receiver(found.ownerCode(), found.owner(), "MinSide"))
                        .orElseGet(() -> new AccessEntry.Receiver("", "", "MinSide")),
                Optional.of(open.service()),
                caller.assurance().level(),
                PURPOSE,
                List.of());
    }
}
