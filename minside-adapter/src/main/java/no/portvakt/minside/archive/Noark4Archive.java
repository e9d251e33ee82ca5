package no.portvakt.minside.archive;

import jakarta.xml.ws.WebServiceException;
import java.util.List;
import java.util.Optional;
import no.arkivverket.noark4ws.Noark4Port;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.MessageType;
import no.arkivverket.noark4ws.types.PutJournpostRequest;
import no.arkivverket.noark4ws.types.PutNoarksakRequest;
import no.arkivverket.noark4ws.types.StatusType;
import no.portvakt.trust.correlation.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * Noark 4 Web Services. A Put answers only a status, so every Put is preceded by a Get under our external key, and the
 * number is fetched by the same key afterwards: whatever broke off half-way is found and not made again.
 */
public final class Noark4Archive implements Archive {

    static final String EXTERNAL_SYSTEM = "portvakt";

    private static final String NEVER = "VALIDATION";

    private final Noark4Port port;

    public Noark4Archive(Noark4Port port) {
        this.port = port;
    }

    @Override
    public FilingOutcome file(Filing filing, CorrelationId correlation) {
        try {
            Noark4Calls.carry(port, correlation);
            if (findNumber(filing.key()).isEmpty()) {
                expectDone(port.putNoarksak(caseOf(filing)).getStatus());
            }
            if (!hasJournalpost(filing.key())) {
                expectDone(port.putJournpost(journalpostOf(filing)).getStatus());
            }
            return findNumber(filing.key())
                    .<FilingOutcome>map(FilingOutcome.Filed::new)
                    .orElseGet(() -> new FilingOutcome.TryLater("the archive took the case and does not show it"));
        } catch (NotDone notDone) {
            return notDone.outcome;
        } catch (WebServiceException broken) {
            return new FilingOutcome.TryLater(broken.getClass().getSimpleName());
        }
    }

    private Optional<CaseNumber> findNumber(String key) throws NotDone {
        var request = new GetNoarksakRequest();
        request.setSaEksternNokkel(externalKey(key));
        var answer = port.getNoarksak(request);
        expectDone(answer.getStatus());
        return answer.getNoarksak().stream()
                .findFirst()
                .filter(found -> isThere(found.getSaSaar()) && isThere(found.getSaSeknr()))
                .map(found -> new CaseNumber(
                        found.getSaSaar().strip(), found.getSaSeknr().strip()));
    }

    private boolean hasJournalpost(String key) throws NotDone {
        var request = new GetJournpostRequest();
        request.setJpEksternNokkel(externalKey(key));
        var answer = port.getJournpost(request);
        expectDone(answer.getStatus());
        return !answer.getJournpost().isEmpty();
    }

    private static PutNoarksakRequest caseOf(Filing filing) {
        var request = new PutNoarksakRequest();
        request.setNoarksak(Noark4Messages.noarksak(filing, externalKey(filing.key())));
        return request;
    }

    private static PutJournpostRequest journalpostOf(Filing filing) {
        var request = new PutJournpostRequest();
        request.setJournpost(Noark4Messages.journpost(filing, externalKey(filing.key())));
        return request;
    }

    private static EksternNokkelType externalKey(String key) {
        var external = new EksternNokkelType();
        external.setEksternSystem(EXTERNAL_SYSTEM);
        external.setNokkel(key);
        return external;
    }

    private static boolean isThere(String value) {
        return value != null && !value.isBlank();
    }

    private static void expectDone(@Nullable StatusType status) throws NotDone {
        if (!Noark4Calls.isDone(status)) {
            throw new NotDone(outcomeOf(status == null ? List.of() : status.getMessage()));
        }
    }

    private static FilingOutcome outcomeOf(List<MessageType> messages) {
        return messages.stream()
                .filter(message -> NEVER.equals(message.getCode()))
                .findFirst()
                .<FilingOutcome>map(message -> new FilingOutcome.Refused(message.getText()))
                .orElseGet(() -> new FilingOutcome.TryLater("the archive answered ERROR"));
    }

    /** Leaves the five steps at once; never leaves this class. */
    private static final class NotDone extends Exception {

        private final transient FilingOutcome outcome;

        NotDone(FilingOutcome outcome) {
            this.outcome = outcome;
        }
    }
}
