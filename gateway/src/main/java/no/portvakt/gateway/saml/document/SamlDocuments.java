package no.portvakt.gateway.saml.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import net.shibboleth.utilities.java.support.component.ComponentInitializationException;
import net.shibboleth.utilities.java.support.xml.BasicParserPool;
import net.shibboleth.utilities.java.support.xml.ParserPool;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import net.shibboleth.utilities.java.support.xml.XMLParserException;
import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.xml.SAMLSchemaBuilder;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * OpenSAML, started once a process, with a parser that knows no document type, no entity and nothing external. Comments
 * are dropped as it reads, so that a text has one reading. Thread-safe; takes processor time, so never on an event loop.
 */
public final class SamlDocuments {

    private static final SamlDocuments ONLY = new SamlDocuments();

    private final BasicParserPool parsers;
    private final Schema schema;

    private SamlDocuments() {
        try {
            InitializationService.initialize();
            parsers = new BasicParserPool();
            parsers.setNamespaceAware(true);
            parsers.setIgnoreComments(true);
            parsers.setExpandEntityReferences(false);
            parsers.setXincludeAware(false);
            parsers.setBuilderFeatures(Map.of(
                    XMLConstants.FEATURE_SECURE_PROCESSING,
                    true,
                    "http://apache.org/xml/features/disallow-doctype-decl",
                    true,
                    "http://xml.org/sax/features/external-general-entities",
                    false,
                    "http://xml.org/sax/features/external-parameter-entities",
                    false));
            parsers.initialize();
            schema = new SAMLSchemaBuilder(SAMLSchemaBuilder.SAML1Version.SAML_11).getSAMLSchema();
        } catch (InitializationException | ComponentInitializationException | SAXException broken) {
            throw new IllegalStateException("OpenSAML does not start", broken);
        }
    }

    /** Starts the library when first asked for. */
    public static SamlDocuments get() {
        return ONLY;
    }

    /** For the library's own readers of messages. */
    public ParserPool parsers() {
        return parsers;
    }

    /** What came of reading. */
    public sealed interface Reading<T> {

        /** It is what it should be, and the schema has nothing against it. */
        record Read<T>(T document) implements Reading<T> {}

        /** It is not; why, for whoever wrote it. */
        record Unreadable<T>(String why) implements Reading<T> {}
    }

    /** One document of one kind. */
    public <T extends XMLObject> Reading<T> read(String xml, Class<T> kind) {
        try {
            var bytes = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
            var read = XMLObjectSupport.unmarshallFromInputStream(parsers, bytes);
            if (!kind.isInstance(read)) {
                return new Reading.Unreadable<>("is not a document of this kind");
            }
            return isValid(read)
                    ? new Reading.Read<>(kind.cast(read))
                    : new Reading.Unreadable<>("is not as the schema of SAML says");
        } catch (XMLParserException | UnmarshallingException malformed) {
            return new Reading.Unreadable<>("cannot be read as XML of SAML");
        }
    }

    /** Whether the schema, which also wants every ID to be there once, has nothing against what was read. */
    public boolean isValid(XMLObject read) {
        var dom = read.getDOM();
        if (dom == null) {
            return false;
        }
        try {
            schema.newValidator().validate(new DOMSource(dom.getOwnerDocument()));
            return true;
        } catch (SAXException against) {
            return false;
        } catch (IOException neverReadsAnything) {
            throw new IllegalStateException(neverReadsAnything);
        }
    }

    /** A new object of the library, still empty. */
    public static <T extends XMLObject> T make(Class<T> kind, QName name) {
        return kind.cast(XMLObjectSupport.buildXMLObject(name));
    }

    /** Written as text. What was signed is written as it was signed. */
    public static String write(XMLObject document) {
        try {
            Element dom = XMLObjectSupport.marshall(document);
            return SerializeSupport.nodeToString(dom);
        } catch (MarshallingException broken) {
            throw new IllegalStateException("a document of ours cannot be written", broken);
        }
    }
}
