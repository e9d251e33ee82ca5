package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkiverse.cxf.annotation.CXFClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.ws.BindingProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import no.arkivverket.noark4ws.Noark4Port;
import no.portvakt.minside.archive.FiledDocument;
import no.portvakt.minside.archive.Filing;
import no.portvakt.minside.archive.FilingOutcome;
import no.portvakt.minside.archive.Noark4Archive;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What archives say in the field, through the client that the adapter asks with. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class ArchiveAnswersIT {

    private static final Filing FILING = new Filing(
            "key-1",
            "Søknad",
            "Ingrid Solbakken",
            LocalDate.parse("2026-11-22"),
            List.of(FiledDocument.text("Søknad", "tekst")));
    private static final String PER_THREAD = "thread.local.request.context";

    /** Of ten gigabytes: what is read, and what stands in the buffers of two sockets. */
    private static final long READ_OF_A_FLOOD = 64L << 20;

    private static final Path STANDARD = Path.of("..", "..", "shared", "corpora", "noark4ws", "noark4ws-types.xsd");

    private static RudeArchive rude = new RudeArchive();

    @Inject
    @CXFClient("noark4ws")
    Noark4Port port;

    @BeforeAll
    static void open() {
        rude = new RudeArchive();
    }

    @AfterAll
    static void close() throws IOException {
        rude.close();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/noark4ws/answers.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\'')
    void shouldComeToOneDefinedOutcomeAndTakeTheNext(String how, String type, String said, String outcome) {
        long puts = rude.puts();
        rude.behave(new RudeArchive.Manner(how, type, said));

        var first = file();
        long flooded = rude.flooded();
        rude.behave(new RudeArchive.Manner("send", "text/xml", "plain.xml"));

        assertThat(told(first)).as("%s %s %s", how, type, said).isEqualTo(outcome);
        assertThat(told(file())).as("the next").isEqualTo("Filed 2026/4711");
        assertThat(flooded).isLessThan(READ_OF_A_FLOOD);
        assertThat(rude.puts() - puts).as("cases made").isZero();
    }

    @Test
    void shouldSendOverTheWireOnlyWhatTheStandardAllows() throws Exception {
        assumeTrue(Files.exists(STANDARD), "skipped: the standard's schema is not beside this project");
        rude.behave(new RudeArchive.Manner("send", "text/xml", "nothing-found.xml"));
        int before = rude.asked().size();

        assertThat(told(file())).isEqualTo("TryLater not-shown");

        var schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(STANDARD.toFile());
        var sent = rude.asked().subList(before, rude.asked().size());
        assertThat(sent).hasSize(5);
        for (var message : sent) {
            var body = MessageFactory.newInstance()
                    .createMessage(null, new ByteArrayInputStream(message))
                    .getSOAPBody()
                    .extractContentAsDocument();
            assertThatCode(() -> schema.newValidator().validate(new DOMSource(body)))
                    .as(new String(message, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }

    private FilingOutcome file() {
        var context = ((BindingProvider) port).getRequestContext();
        context.put(PER_THREAD, "true");
        ((BindingProvider) port).getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, rude.url());
        return new Noark4Archive(port).file(FILING, CorrelationId.random());
    }

    private static String told(FilingOutcome outcome) {
        return switch (outcome) {
            case FilingOutcome.Filed filed -> "Filed " + filed.number();
            case FilingOutcome.TryLater later -> "TryLater " + later.problem();
            case FilingOutcome.Refused refused ->
                Optional.of("Refused " + refused.text()).map(String::strip).get();
        };
    }
}
