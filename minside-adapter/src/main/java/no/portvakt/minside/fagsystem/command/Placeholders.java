package no.portvakt.minside.fagsystem.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Puts something of the same shape in the place of every value, whatever it is: what is personal cannot be told from what is
 * not, so nothing stays but names, structure, truth values and lengths.
 */
final class Placeholders {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(.*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:æøåÆØÅ][\\w:.æøåÆØÅ-]*");
    private static final Pattern MANY_DIGITS = Pattern.compile("\\d{5}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Placeholders() {}

    /** Letters become x, digits 0; what begins as a date becomes the first of January 2000. */
    static String text(String value) {
        var date = DATE.matcher(value);
        return date.matches() ? "2000-01-01" + masked(date.group(1)) : masked(value);
    }

    private static String masked(String value) {
        var masked = new StringBuilder();
        value.codePoints()
                .map(sign -> Character.isDigit(sign)
                        ? '0'
                        : Character.isUpperCase(sign) ? 'X' : Character.isLetter(sign) ? 'x' : sign)
                .forEach(masked::appendCodePoint);
        return masked.toString();
    }

    static JsonNode json(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var masked = JSON.createObjectNode();
                object.properties().forEach(member -> masked.set(name(member.getKey()), json(member.getValue())));
                yield masked;
            }
            case ArrayNode array -> {
                var masked = JSON.createArrayNode();
                array.forEach(element -> masked.add(json(element)));
                yield masked;
            }
            default -> leaf(node);
        };
    }

    private static JsonNode leaf(JsonNode node) {
        if (node.isTextual()) {
            return JSON.getNodeFactory().textNode(text(node.asText()));
        }
        return node.isNumber() ? JSON.getNodeFactory().numberNode(0) : node;
    }

    /** A member may be named for a person; one that reads like a word of a contract is not. */
    private static String name(String name) {
        return NAME.matcher(name).matches() && !MANY_DIGITS.matcher(name).find() ? name : masked(name);
    }

    /** Names and structure stay; comments and processing instructions go. */
    static String xml(byte[] document) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setIgnoringComments(true);
            factory.setCoalescing(true);
            var read = factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
            mask(read);
            var written = new StringWriter();
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(read.getDocumentElement()), new StreamResult(written));
            return written.toString();
        } catch (ParserConfigurationException | SAXException | TransformerException unreadable) {
            throw new IOException("the answer is not XML that is taken", unreadable);
        }
    }

    private static void mask(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            node.setNodeValue(text(node.getNodeValue()));
        }
        var attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attribute.setNodeValue(text(attribute.getNodeValue()));
            }
        }
        var children = node.getChildNodes();
        for (int i = children.getLength() - 1; i >= 0; i--) {
            var child = children.item(i);
            if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
                node.removeChild(child);
            } else {
                mask(child);
            }
        }
    }
}
