package no.portvakt.minside.fagsystem.answer;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import no.portvakt.minside.fagsystem.connector.XPaths;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what came as bytes. Without document types and whatever else would reach for something. Thread-safe. */
public final class AnswerReader {

    private static final int DEEPEST = 64;

    private final ObjectMapper json = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SAXParserFactory xml = hardened();

    private static SAXParserFactory hardened() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory;
        } catch (ParserConfigurationException | SAXException unsupported) {
            throw new IllegalStateException("the parser of XML cannot be made safe", unsupported);
        }
    }

    /** JSON (RFC 8259), one value, no member twice. */
    public Said.Json json(byte[] bytes) throws IOException {
        return new Said.Json(json.readValue(bytes, Object.class));
    }

    /** XML 1.0 without a document type; its encoding is what it says itself. */
    public Said.Xml xml(byte[] bytes) throws IOException {
        return new Said.Xml(document(bytes));
    }

    private XdmNode document(byte[] bytes) throws IOException {
        try {
            var reader = xml.newSAXParser().getXMLReader();
            var source = new SAXSource(reader, new InputSource(new ByteArrayInputStream(bytes)));
            return XPaths.sharedProcessor().newDocumentBuilder().build(source);
        } catch (SaxonApiException | SAXException | ParserConfigurationException unreadable) {
            throw new IOException("not XML that is taken", unreadable);
        }
    }
}
