package no.portvakt.minside.archive;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.ws.WebServiceException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.arkivverket.noark4ws.Noark4Port;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.GetJournpostResponse;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.GetNoarksakResponse;
import no.arkivverket.noark4ws.types.JournpostType;
import no.arkivverket.noark4ws.types.MessageType;
import no.arkivverket.noark4ws.types.NoarksakType;
import no.arkivverket.noark4ws.types.PutJournpostRequest;
import no.arkivverket.noark4ws.types.PutJournpostResponse;
import no.arkivverket.noark4ws.types.PutNoarksakRequest;
import no.arkivverket.noark4ws.types.PutNoarksakResponse;
import no.arkivverket.noark4ws.types.StatusType;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Noark4ArchiveTest {

    private static final Filing FILING = new Filing(
            "key-1",
            "Søknad",
            "Ingrid Solbakken",
            LocalDate.parse("2026-11-22"),
            List.of(FiledDocument.text("Søknad", "tekst")));

    private final Remembering port = new Remembering();
    private final Noark4Archive archive = new Noark4Archive(port);

    private FilingOutcome file() {
        return archive.file(FILING, CorrelationId.random());
    }

    @Test
    void shouldPutCaseAndJournalpostAndFetchTheNumber() {
        assertThat(file()).isEqualTo(new FilingOutcome.Filed(new CaseNumber("2026", "1")));
        assertThat(port.calls)
                .containsExactly("GetNoarksak", "PutNoarksak", "GetJournpost", "PutJournpost", "GetNoarksak");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldEndWithOneCaseAndOneJournalpostWhenItBrokeAtAnyStep(int step) {
        port.breaksAfterCall = step;
        var broken = file();
        port.breaksAfterCall = 0;

        var repeated = file();

        assertThat(broken).isInstanceOf(FilingOutcome.TryLater.class);
        assertThat(repeated).isEqualTo(new FilingOutcome.Filed(new CaseNumber("2026", "1")));
        assertThat(port.cases).hasSize(1);
        assertThat(port.journalposts).hasSize(1);
    }

    @Test
    void shouldSetAsideWhenTheArchiveWillNeverTakeIt() {
        port.status = status("ERROR", "VALIDATION");
        assertThat(file()).isEqualTo(new FilingOutcome.Refused("tekst fra arkivet"));
    }

    @Test
    void shouldTryLaterWhenTheArchiveHasAnotherError() {
        port.status = status("ERROR", "DB-17");
        assertThat(file()).isInstanceOf(FilingOutcome.TryLater.class);
        assertThat(port.cases).isEmpty();
    }

    @Test
    void shouldGoOnWhenTheArchiveOnlyWarns() {
        port.status = status("WARNING", "W-1");
        assertThat(file()).isInstanceOf(FilingOutcome.Filed.class);
    }

    private static StatusType status(String type, String code) {
        var message = new MessageType();
        message.setCode(code);
        message.setText("tekst fra arkivet");
        var status = new StatusType();
        status.setType(type);
        status.getMessage().add(message);
        return status;
    }

    /** Does what it is asked, and breaks after a call's effect and before its answer. */
    private static final class Remembering implements Noark4Port {

        private final List<String> calls = new ArrayList<>();
        private final List<NoarksakType> cases = new ArrayList<>();
        private final List<JournpostType> journalposts = new ArrayList<>();
        private StatusType status = status("OK", "0");
        private int breaksAfterCall;

        @Override
        public GetNoarksakResponse getNoarksak(GetNoarksakRequest body) {
            var answer = new GetNoarksakResponse();
            answer.setStatus(status);
            answer.getNoarksak().addAll(cases);
            return called("GetNoarksak", answer);
        }

        @Override
        public PutNoarksakResponse putNoarksak(PutNoarksakRequest body) {
            var made = body.getNoarksak();
            made.setSaSaar("2026");
            made.setSaSeknr(String.valueOf(cases.size() + 1));
            cases.add(made);
            var answer = new PutNoarksakResponse();
            answer.setStatus(status);
            return called("PutNoarksak", answer);
        }

        @Override
        public GetJournpostResponse getJournpost(GetJournpostRequest body) {
            var answer = new GetJournpostResponse();
            answer.setStatus(status);
            answer.getJournpost().addAll(journalposts);
            return called("GetJournpost", answer);
        }

        @Override
        public PutJournpostResponse putJournpost(PutJournpostRequest body) {
            journalposts.add(body.getJournpost());
            var answer = new PutJournpostResponse();
            answer.setStatus(status);
            return called("PutJournpost", answer);
        }

        private <T> T called(String operation, T answer) {
            calls.add(operation);
            if (calls.size() == breaksAfterCall) {
                throw new WebServiceException("the line went dead");
            }
            return answer;
        }
    }
}
