package no.portvakt.minside.archive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    /** The parser of the client refuses it as well; this holds with any parser. */
    @Test
    void shouldRefuseADocumentTypeWhateverTheParserTakes() throws XMLStreamException {
        var message = "<!DOCTYPE e><e/>";
        var reader = new AnswerReader(
                XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(message)), "Answer");

        assertThatThrownBy(() -> {
                    while (reader.hasNext()) {
                        reader.next();
                    }
                })
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("a document type");
    }
}
