package no.portvakt.minside.archive;

import jakarta.xml.ws.WebServiceException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.arkivverket.noark4ws.Noark4Port;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.NoarksakReturnRequestsType;
import no.arkivverket.noark4ws.types.NoarksakType;
import no.arkivverket.noark4ws.types.SearchCriteriaType;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * GetNoarksak of Noark 4 Web Services, by key or by date. Parties, journalposts and all else that can be left out are
 * asked to be. An archive that does not look at what it was asked by gives cases that nobody asked for: then none counts.
 */
public final class Noark4Cases implements ArchivedCases {

    private static final String BY_DATE = "saDato";

    private final Noark4Port port;

    public Noark4Cases(Noark4Port port) {
        this.port = port;
    }

    @Override
    public Answer of(String key, CorrelationId correlation) {
        var external = new EksternNokkelType();
        external.setEksternSystem(Noark4Archive.EXTERNAL_SYSTEM);
        external.setNokkel(key);
        var request = new GetNoarksakRequest();
        request.setSaEksternNokkel(external);
        return switch (ask(
                request, correlation, found -> found.isOurs() && found.key().equals(key))) {
            case Answer.Cases(var cases) when cases.size() > 1 -> later(AnswerProblem.NOT_OURS);
            case Answer answer -> answer;
        };
    }

    @Override
    public Answer openedOn(LocalDate day, CorrelationId correlation) {
        var criterion = new SearchCriteriaType();
        criterion.setFieldName(BY_DATE);
        criterion.setFieldValue(day.toString());
        var request = new GetNoarksakRequest();
        request.getSearchCriteria().add(criterion);
        return ask(request, correlation, found -> found.opened()
                .filter(day::equals)
                .isPresent());
    }

    private Answer ask(GetNoarksakRequest request, CorrelationId correlation, Predicate<ArchivedCase> asked) {
        request.setReturnNoarksakRequests(nothingMore());
        try {
            Noark4Calls.carry(port, correlation);
            var answer = port.getNoarksak(request);
            if (answer == null || answer.getStatus() == null) {
                return later(AnswerProblem.NOT_AN_ANSWER);
            }
            if (!Noark4Calls.isDone(answer.getStatus())) {
                return later(AnswerProblem.ERROR);
            }
            List<ArchivedCase> found =
                    answer.getNoarksak().stream().map(Noark4Cases::read).toList();
            return found.stream().allMatch(asked) ? new Answer.Cases(found) : later(AnswerProblem.NOT_OURS);
        } catch (WebServiceException broken) {
            return later(Noark4Calls.problemOf(broken));
        }
    }

    static NoarksakReturnRequestsType nothingMore() {
        var wished = new NoarksakReturnRequestsType();
        wished.setReturnJposts(false);
        wished.setReturnSakspart(false);
        wished.setReturnKlassering(false);
        wished.setReturnTilleggsinfo(false);
        return wished;
    }

    private static ArchivedCase read(NoarksakType found) {
        var named = Optional.ofNullable(found.getSaEksternNokkel());
        var year = Noark4Calls.written(found.getSaSaar());
        var sequence = Noark4Calls.written(found.getSaSeknr());
        return new ArchivedCase(
                named.map(key -> Noark4Calls.written(key.getEksternSystem())).orElse(""),
                named.map(key -> Noark4Calls.written(key.getNokkel())).orElse(""),
                year.isEmpty() || sequence.isEmpty() ? "" : new CaseNumber(year, sequence).toString(),
                Noark4Calls.written(found.getSaStatus()),
                NoarkDate.read(Noark4Calls.written(found.getSaDato())));
    }

    private static Answer later(AnswerProblem problem) {
        return new Answer.TryLater(problem.id());
    }
}
