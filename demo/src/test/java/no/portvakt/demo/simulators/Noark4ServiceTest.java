package no.portvakt.demo.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class Noark4ServiceTest {

    private final Noark4Archive archive =
            new Noark4Archive(Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));
    private final Noark4Service service = new Noark4Service(archive);

    @Test
    void shouldGiveTheNumberByTheExternalKeyWhenACaseWasPut() {
        assertThat(send("PutNoarksakRequest", aCase())).contains("type=\"OK\"");

        assertThat(send("GetNoarksakRequest", key("saEksternNokkel")))
                .contains("<saSaar>2026</saSaar>", "<saSeknr>32401</saSeknr>", "<saTittel>Barnehageplass</saTittel>");
    }

    @Test
    void shouldKeepTheNumberWhenTheSameCaseIsPutAgain() {
        send("PutNoarksakRequest", aCase());
        send("PutNoarksakRequest", aCase());

        assertThat(archive.caseBy("2026/32401")).isPresent();
        assertThat(archive.caseBy("2026/32402")).isEmpty();
    }

    @Test
    void shouldFindNothingWhenNothingWasPut() {
        assertThat(send("GetNoarksakRequest", key("saEksternNokkel"))).doesNotContain("<noarksak>");
    }

    @Test
    void shouldFindCasesByTheirDateAndNoOthers() {
        send("PutNoarksakRequest", aCase());

        assertThat(send("GetNoarksakRequest", search("saDato", "2026-11-22"))).contains("<saSeknr>32401</saSeknr>");
        assertThat(send("GetNoarksakRequest", search("saDato", "2026-11-21"))).doesNotContain("<noarksak>");
        assertThat(send("GetNoarksakRequest", search("saTittel", "Barnehageplass")))
                .contains("type=\"ERROR\"");
    }

    @Test
    void shouldLeavePartiesOutWhenItIsAskedTo() {
        send("PutNoarksakRequest", aCase());

        assertThat(send("GetNoarksakRequest", key("saEksternNokkel"))).contains("Ingrid");
        assertThat(send(
                        "GetNoarksakRequest",
                        key("saEksternNokkel") + "<returnNoarksakRequests><returnSakspart>false</returnSakspart>"
                                + "</returnNoarksakRequests>"))
                .contains("<saSeknr>32401</saSeknr>")
                .doesNotContain("Ingrid");
    }

    private static String search(String field, String value) {
        return "<searchCriteria><fieldName>%s</fieldName><fieldValue>%s</fieldValue></searchCriteria>"
                .formatted(field, value);
    }

    @Test
    void shouldRefuseAnEntryWhenItsCaseIsUnknown() {
        var entry = "<journpost><jpInnhold>Søknad</jpInnhold>" + key("jpSaEksternNokkel") + "</journpost>";

        assertThat(send("PutJournpostRequest", entry)).contains("type=\"ERROR\"");
    }

    @Test
    void shouldPutNothingWhenItIsToldToRefuse() {
        service.refuse(true);

        assertThat(send("PutNoarksakRequest", aCase())).contains("type=\"ERROR\"");
        assertThat(archive.caseBy("2026/32401")).isEmpty();
    }

    @Test
    void shouldAnswerNothingWhenTheMessageIsNotOneOfTheFour() {
        assertThat(service.answer("<soap>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(service.answer(message("DeleteNoarksakRequest", ""))).isEmpty();
    }

    private String send(String operation, String content) {
        return service.answer(message(operation, content)).orElseThrow();
    }

    private static byte[] message(String operation, String content) {
        return """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <t:%s xmlns:t="http://www.arkivverket.no/Noark4WS/types">%s</t:%s></s:Body></s:Envelope>
                """.formatted(operation, content, operation).strip().getBytes(StandardCharsets.UTF_8);
    }

    private static String aCase() {
        return "<noarksak><saTittel>Barnehageplass</saTittel>" + key("saEksternNokkel")
                + "<sakspart><spNavn>Ingrid</spNavn></sakspart></noarksak>";
    }

    private static String key(String name) {
        return "<%s><eksternSystem>portvakt</eksternSystem><nokkel>one</nokkel></%s>".formatted(name, name);
    }
}
