package no.portvakt.minside.archive;

import jakarta.xml.ws.WebServiceException;
import java.util.List;
import java.util.Optional;
import no.arkivverket.noark4ws.Noark4Port;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.MessageType;
import no.arkivverket.noark4ws.types.NoarksakType;
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
                expectDone(answered(port.putNoarksak(caseOf(filing))).getStatus());
            }
            if (!hasJournalpost(filing.key())) {
                expectDone(answered(port.putJournpost(journalpostOf(filing))).getStatus());
            }
            return findNumber(filing.key())
                    .<FilingOutcome>map(FilingOutcome.Filed::new)
                    .orElseGet(() -> later(AnswerProblem.NOT_SHOWN));
        } catch (NotDone notDone) {
            return notDone.outcome;
        } catch (WebServiceException broken) {
            return later(Noark4Calls.problemOf(broken));
        }
    }

    /** Of a case that is said to be ours: an archive that answers with another one would have us believe it is filed. */
    private Optional<CaseNumber> findNumber(String key) throws NotDone {
        var request = new GetNoarksakRequest();
        request.setSaEksternNokkel(externalKey(key));
        var answer = answered(port.getNoarksak(request));
        expectDone(answer.getStatus());
        var ours = answer.getNoarksak().stream()
                .filter(found -> Noark4Calls.names(found.getSaEksternNokkel(), EXTERNAL_SYSTEM, key))
                .toList();
        expectOurs(answer.getNoarksak().isEmpty(), ours.isEmpty());
        return ours.isEmpty() ? Optional.empty() : Optional.of(number(ours.getFirst()));
    }

    /** One that is there and has no number yet is not made again. */
    private static CaseNumber number(NoarksakType found) throws NotDone {
        var number = new CaseNumber(Noark4Calls.written(found.getSaSaar()), Noark4Calls.written(found.getSaSeknr()));
        if (number.year().isEmpty() || number.sequence().isEmpty()) {
            throw new NotDone(later(AnswerProblem.NOT_SHOWN));
        }
        return number;
    }

    private boolean hasJournalpost(String key) throws NotDone {
        var request = new GetJournpostRequest();
        request.setJpEksternNokkel(externalKey(key));
        var answer = answered(port.getJournpost(request));
        expectDone(answer.getStatus());
        boolean ours = answer.getJournpost().stream()
                .anyMatch(found -> Noark4Calls.names(found.getJpEksternNokkel(), EXTERNAL_SYSTEM, key));
        expectOurs(answer.getJournpost().isEmpty(), !ours);
        return ours;
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

    private static <T> T answered(@Nullable T answer) throws NotDone {
        if (answer == null) {
            throw new NotDone(later(AnswerProblem.NOT_AN_ANSWER));
        }
        return answer;
    }

    private static void expectOurs(boolean nothingFound, boolean noneIsOurs) throws NotDone {
        if (!nothingFound && noneIsOurs) {
            throw new NotDone(later(AnswerProblem.NOT_OURS));
        }
    }

    private static void expectDone(@Nullable StatusType status) throws NotDone {
        if (status == null || Noark4Calls.written(status.getType()).isEmpty()) {
            throw new NotDone(later(AnswerProblem.NOT_AN_ANSWER));
        }
        if (!Noark4Calls.isDone(status)) {
            throw new NotDone(outcomeOf(status.getMessage()));
        }
    }

    private static FilingOutcome outcomeOf(List<MessageType> messages) {
        return messages.stream()
                .filter(message -> NEVER.equals(Noark4Calls.written(message.getCode())))
                .findFirst()
                .<FilingOutcome>map(message -> new FilingOutcome.Refused(Noark4Calls.written(message.getText())))
                .orElseGet(() -> later(AnswerProblem.ERROR));
    }

    private static FilingOutcome later(AnswerProblem problem) {
        return new FilingOutcome.TryLater(problem.id());
    }

    /** Leaves the five steps at once; never leaves this class. */
    private static final class NotDone extends Exception {

        private final transient FilingOutcome outcome;

        NotDone(FilingOutcome outcome) {
            this.outcome = outcome;
        }
    }
}
