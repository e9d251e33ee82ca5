package no.portvakt.minside.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.util.JAXBSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.SchemaFactory;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.PutJournpostRequest;
import no.arkivverket.noark4ws.types.PutNoarksakRequest;
import no.arkivverket.noark4ws.types.SearchCriteriaType;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Holds what we send against the standard's own schema, where that is at hand. */
class NoarkSchemaTest {

    private static final Path SCHEMA = Path.of("..", "..", "shared", "corpora", "noark4ws", "noark4ws-types.xsd");
    private static final Filing FILING = new Filing(
            "0b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e",
            "Søknad om barnehageplass",
            "Ingrid Solbakken",
            LocalDate.parse("2026-11-22"),
            List.of(
                    FiledDocument.pdf("Søknad", "Søknad".getBytes(StandardCharsets.UTF_8)),
                    FiledDocument.signature("Signatur", new byte[] {1, 2, 3})));

    @Test
    void shouldSendOnlyWhatTheStandardAllows() throws Exception {
        assumeTrue(Files.exists(SCHEMA), "skipped: the standard's schema is not beside this project");
        var key = new EksternNokkelType();
        key.setEksternSystem(Noark4Archive.EXTERNAL_SYSTEM);
        key.setNokkel(FILING.key());
        var find = new GetNoarksakRequest();
        find.setSaEksternNokkel(key);
        var put = new PutNoarksakRequest();
        put.setNoarksak(Noark4Messages.noarksak(FILING, key));
        var findPost = new GetJournpostRequest();
        findPost.setJpEksternNokkel(key);
        var putPost = new PutJournpostRequest();
        putPost.setJournpost(Noark4Messages.journpost(FILING, key));

        var byDate = new GetNoarksakRequest();
        byDate.getSearchCriteria().add(new SearchCriteriaType());
        byDate.getSearchCriteria().getFirst().setFieldName("saDato");
        byDate.getSearchCriteria().getFirst().setFieldValue("2026-11-22");
        byDate.setReturnNoarksakRequests(Noark4Cases.nothingMore());

        for (var message : new Object[] {find, put, findPost, putPost, byDate}) {
            assertThatCode(() -> validate(message))
                    .as(message.getClass().getSimpleName())
                    .doesNotThrowAnyException();
        }
    }

    /** Each of our types is the standard's, with some of its elements left out. */
    @Test
    void shouldDescribeAPartOfTheStandardAndNothingElse() throws Exception {
        assumeTrue(Files.exists(SCHEMA), "skipped: the standard's schema is not beside this project");
        var ours = typesOf(Path.of("src/main/resources/wsdl/noark4ws.wsdl"));
        var standard = typesOf(SCHEMA);

        assertThat(ours).hasSizeGreaterThan(8);
        ours.forEach((type, elements) ->
                assertThat(standard.getOrDefault(type, List.of())).as(type).containsSubsequence(elements));
    }

    @Test
    void shouldNameTheOperationsAsTheStandardDoes() throws Exception {
        var wsdl = SCHEMA.resolveSibling("noark4ws.wsdl");
        assumeTrue(Files.exists(wsdl), "skipped: the standard's WSDL is not beside this project");

        var standard = operationsOf(wsdl);

        assertThat(operationsOf(Path.of("src/main/resources/wsdl/noark4ws.wsdl")))
                .hasSize(4)
                .isEqualTo(standard);
    }

    /** The names of the elements of each type, in their order. */
    private static Map<String, List<String>> typesOf(Path file) throws Exception {
        var found = new TreeMap<String, List<String>>();
        var types = parse(file).getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "complexType");
        for (int i = 0; i < types.getLength(); i++) {
            var type = (Element) types.item(i);
            var elements = type.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
            found.put(
                    type.hasAttribute("name")
                            ? type.getAttribute("name")
                            : ((Element) type.getParentNode()).getAttribute("name") + "Type",
                    IntStream.range(0, elements.getLength())
                            .mapToObj(at -> ((Element) elements.item(at)).getAttribute("name"))
                            .toList());
        }
        return found;
    }

    /** The SOAPAction of each operation. */
    private static Map<String, String> operationsOf(Path file) throws Exception {
        var found = new TreeMap<String, String>();
        var actions = parse(file).getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap/", "operation");
        for (int i = 0; i < actions.getLength(); i++) {
            var action = (Element) actions.item(i);
            found.put(((Element) action.getParentNode()).getAttribute("name"), action.getAttribute("soapAction"));
        }
        return found;
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(file.toFile());
    }

    private static void validate(Object message) throws Exception {
        var schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(SCHEMA.toFile());
        schema.newValidator().validate(new JAXBSource(JAXBContext.newInstance(message.getClass()), message));
    }
}
