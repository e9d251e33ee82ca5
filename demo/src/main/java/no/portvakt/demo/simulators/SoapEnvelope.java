package no.portvakt.demo.simulators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A SOAP 1.1 message, as much of it as a document/literal service needs. */
final class SoapEnvelope {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final DocumentBuilderFactory BUILDERS = builders();

    private SoapEnvelope() {}

    /** The one element in the body of a message. */
    static Optional<Element> payloadOf(byte[] message) {
        try {
            var document = builder().parse(new ByteArrayInputStream(message));
            var bodies = document.getElementsByTagNameNS(SOAP, "Body");
            return bodies.getLength() == 1
                    ? children((Element) bodies.item(0)).stream().findFirst()
                    : Optional.empty();
        } catch (SAXException | IOException notXml) {
            return Optional.empty();
        }
    }

    /** A new message whose body holds one element, still without children. */
    static Element answer(String namespace, String name) {
        var document = builder().newDocument();
        var envelope = document.createElementNS(SOAP, "soap:Envelope");
        document.appendChild(envelope);
        var body = envelope.appendChild(document.createElementNS(SOAP, "soap:Body"));
        var payload = document.createElementNS(namespace, "n:" + name);
        body.appendChild(payload);
        return payload;
    }

    /** A new element that stands for itself. */
    static Element alone(String name) {
        var document = builder().newDocument();
        var element = document.createElementNS(null, name);
        document.appendChild(element);
        return element;
    }

    static String write(Document document) {
        return write((Node) document);
    }

    /** An element that was written by {@link #write(Node)}. */
    static Element read(String xml) {
        try {
            return builder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (SAXException | IOException notXml) {
            throw new IllegalStateException("what was written cannot be read", notXml);
        }
    }

    static String write(Node node) {
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            var text = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(text));
            return text.toString();
        } catch (TransformerException broken) {
            throw new IllegalStateException("cannot write XML", broken);
        }
    }

    static Element append(Element parent, String name, String text) {
        var child = parent.getOwnerDocument().createElementNS(null, name);
        child.setTextContent(text);
        parent.appendChild(child);
        return child;
    }

    static List<Element> children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getLocalName().equals(name))
                .findFirst();
    }

    static String text(Element parent, String name) {
        return child(parent, name)
                .map(Element::getTextContent)
                .map(String::strip)
                .orElse("");
    }

    private static DocumentBuilder builder() {
        synchronized (BUILDERS) {
            try {
                return BUILDERS.newDocumentBuilder();
            } catch (ParserConfigurationException broken) {
                throw new IllegalStateException("this JDK has no XML parser", broken);
            }
        }
    }

    /** Looking for one takes longer than reading a message. It is not thread-safe. */
    private static DocumentBuilderFactory builders() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (ParserConfigurationException broken) {
            throw new IllegalStateException("this JDK has no XML parser", broken);
        }
    }
}
