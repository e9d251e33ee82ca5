package no.portvakt.minside.fagsystem.ask;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.fagsystem.connector.Transport;

/** A question as SOAP 1.1; what the template is given is escaped. */
final class SoapWording implements HttpLink.Wording {

    private static final String XML = "text/xml";

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(XML)))
            .build();

    private static final String BEFORE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";
    private static final String AFTER = "</soap:Body></soap:Envelope>";

    private final Transport.Soap soap;
    private final Template body;

    SoapWording(Transport.Soap soap) {
        this.soap = soap;
        this.body = ENGINE.parse(BEFORE + soap.body().strip() + AFTER, Variant.forContentType(XML));
    }

    @Override
    public String body(Question question) {
        return body.data("person", question.lookup().person().reveal())
                .data("ask", question.ask())
                .data("service", question.service())
                .render();
    }

    @Override
    public String contentType() {
        return "text/xml; charset=utf-8";
    }

    @Override
    public String accepted() {
        return XML;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(XML, "application/xml");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("SOAPAction", "\"" + soap.action() + "\"");
    }

    @Override
    public Said read(AnswerReader reader, byte[] answer) throws IOException {
        return reader.xml(answer);
    }
}
