package no.portvakt.minside.archive;

import static java.util.Comparator.comparing;

import jakarta.xml.ws.WebServiceException;
import java.util.Optional;
import java.util.Set;
import no.arkivverket.noark4ws.Noark4Port;
import no.arkivverket.noark4ws.types.DokumentType;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.FilType;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.JournpostType;
import no.portvakt.minside.accesslog.RecordedLookup;

/**
 * GetJournpost of Noark 4 Web Services. Shown is what was sent to or by somebody outside (types I and U), never a note
 * between caseworkers (N, X) nor what is only reserved (status R) or has lapsed (U). A file that is named by an address
 * is not fetched: the adapter opens no connection because an answer says so.
 */
public final class Noark4Documents implements ArchivedDocuments {

    private static final Set<String> TO_OR_FROM_OUTSIDE = Set.of("I", "U");
    private static final Set<String> NOT_A_DOCUMENT_YET_OR_ANY_MORE = Set.of("R", "U");
    private static final String MAIN_DOCUMENT = "H";

    private final Noark4Port port;

    public Noark4Documents(Noark4Port port) {
        this.port = port;
    }

    @Override
    public FetchOutcome fetch(RecordedLookup lookup, JournalpostKey key) {
        var request = new GetJournpostRequest();
        request.setJpEksternNokkel(external(key.system(), key.key()));
        try {
            Noark4Calls.carry(port, lookup.correlation());
            var answer = port.getJournpost(request);
            return answer != null && Noark4Calls.isDone(answer.getStatus())
                    ? answer.getJournpost().stream()
                            .findFirst()
                            .map(found -> shown(found, key))
                            .orElseGet(() -> new FetchOutcome.NotToBeShown("the archive has no such journalpost"))
                    : new FetchOutcome.TryLater(AnswerProblem.ERROR.id());
        } catch (WebServiceException broken) {
            return new FetchOutcome.TryLater(Noark4Calls.problemOf(broken).id());
        }
    }

    private static FetchOutcome shown(JournpostType found, JournalpostKey key) {
        if (!Noark4Calls.names(found.getJpSaEksternNokkel(), Noark4Archive.EXTERNAL_SYSTEM, key.caseKey())) {
            return new FetchOutcome.NotToBeShown("it stands on another case");
        }
        if (!TO_OR_FROM_OUTSIDE.contains(Noark4Calls.written(found.getJpNdoktype()))
                || NOT_A_DOCUMENT_YET_OR_ANY_MORE.contains(Noark4Calls.written(found.getJpStatus()))) {
            return new FetchOutcome.NotToBeShown("its type or status is not one that a party is shown");
        }
        return mainFile(found)
                .<FetchOutcome>map(content -> new FetchOutcome.Fetched(ArchivedDocument.of(content)))
                .orElseGet(() -> new FetchOutcome.NotToBeShown("it holds no file"));
    }

    /** The one that is marked so; of several, and where none is, the one with the lowest number. */
    private static Optional<byte[]> mainFile(JournpostType found) {
        return found.getDokument().stream()
                .filter(document -> contentOf(document).isPresent())
                .min(comparing((DokumentType document) ->
                                !MAIN_DOCUMENT.equals(Noark4Calls.written(document.getDlType())))
                        .thenComparing(document -> Noark4Calls.written(document.getDlRnr())))
                .flatMap(Noark4Documents::contentOf);
    }

    private static Optional<byte[]> contentOf(DokumentType document) {
        return Optional.ofNullable(document.getFil()).map(FilType::getBase64).filter(content -> content.length > 0);
    }

    private static EksternNokkelType external(String system, String key) {
        var external = new EksternNokkelType();
        external.setEksternSystem(system);
        external.setNokkel(key);
        return external;
    }
}
