package no.portvakt.minside.archive;

import java.io.StringReader;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.apache.cxf.staxutils.StaxUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An answer as archives send them, read as the standard has it: the element in the body may be without its namespace or
 * in the one of the WSDL, what is in it may be in the namespace of the types though it should be in none, and all of it
 * may stand there as text. A document type ends it (SOAP 1.1, section 3), and so does an answer to something else.
 */
final class AnswerReader extends StreamReaderDelegate {

    private static final String WSDL = "http://www.arkivverket.no/Noark4WS";
    private static final String TYPES = "http://www.arkivverket.no/Noark4WS/types";
    private static final Set<String> MEANT = Set.of("", WSDL, TYPES);
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final int ENVELOPE = 1;
    private static final int BODY = 2;
    private static final int ANSWER = 3;

    private final String expected;
    private int depth;
    private boolean inBody;
    private boolean inAnswer;
    private boolean atContent;

    /**
     * Reads a message.
     *
     * @param expected the local name of the element that is to stand in its body, beside a fault
     */
    AnswerReader(XMLStreamReader reader, String expected) {
        super(reader);
        this.expected = expected;
    }

    @Override
    public int next() throws XMLStreamException {
        if (getEventType() == END_ELEMENT) {
            inAnswer &= depth != ANSWER;
            depth--;
        }
        int event = stepped();
        if (atContent) {
            atContent = false;
            while (isText(event) && isWhiteSpace()) {
                event = stepped();
            }
            event = isText(event) ? intoText() : event;
        }
        if (event == START_ELEMENT) {
            depth++;
            begin();
        }
        return event;
    }

    private void begin() throws XMLStreamException {
        boolean isSoap = SOAP.equals(super.getNamespaceURI());
        if (depth == ENVELOPE && !(isSoap && "Envelope".equals(getLocalName()))) {
            throw unexpected();
        }
        if (depth == ANSWER && !inAnswer && !isSoap && inBody) {
            if (!expected.equals(getLocalName())) {
                throw unexpected();
            }
            inAnswer = true;
            atContent = true;
        }
        if (depth == BODY) {
            inBody = isSoap && "Body".equals(getLocalName());
        }
    }

    private static XMLStreamException unexpected() {
        return new XMLStreamException("another message", new UnusableAnswer(AnswerProblem.NOT_AN_ANSWER));
    }

    private int stepped() throws XMLStreamException {
        int event = super.next();
        if (event == DTD || event == ENTITY_REFERENCE) {
            throw new XMLStreamException("a document type");
        }
        return event;
    }

    private static boolean isText(int event) {
        return event == CHARACTERS || event == CDATA || event == SPACE;
    }

    /** Goes on with what the text says, inside the element that is open; the rest of the message is not looked at. */
    private int intoText() throws XMLStreamException {
        var text = new StringBuilder();
        int event = getEventType();
        for (; isText(event); event = stepped()) {
            text.append(getText());
        }
        if (event != END_ELEMENT) {
            throw new XMLStreamException("text and elements side by side");
        }
        setParent(StaxUtils.createXMLStreamReader(answerIn(text.toString().strip())));
        super.next();
        return super.next();
    }

    /** A document with the whole answer, or only what should stand in the answer. */
    private Element answerIn(String text) throws XMLStreamException {
        if (!text.startsWith("<")) {
            throw unexpected();
        }
        boolean whole = text.startsWith("<?") || text.startsWith("<!") || text.contains(expected);
        var root = parsed(whole ? text : "<answer>" + text + "</answer>").getDocumentElement();
        if (whole && !expected.equals(root.getLocalName())) {
            throw unexpected();
        }
        return root;
    }

    private static Document parsed(String text) throws XMLStreamException {
        return StaxUtils.read(new StreamReaderDelegate(StaxUtils.createXMLStreamReader(new StringReader(text))) {
            @Override
            public int next() throws XMLStreamException {
                int event = super.next();
                if (event == DTD) {
                    throw new XMLStreamException("a document type");
                }
                return event;
            }
        });
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event == PROCESSING_INSTRUCTION || event == COMMENT || (isText(event) && isWhiteSpace())) {
            event = next();
        }
        if (event != START_ELEMENT && event != END_ELEMENT) {
            throw new XMLStreamException("no element where one has to be");
        }
        return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
        var text = new StringBuilder();
        for (int event = next(); event != END_ELEMENT; event = next()) {
            if (event == START_ELEMENT || event == END_DOCUMENT) {
                throw new XMLStreamException("elements where text has to be");
            }
            text.append(isText(event) ? getText() : "");
        }
        return text.toString();
    }

    @Override
    public QName getName() {
        return new QName(getNamespaceURI(), getLocalName());
    }

    @Override
    public String getNamespaceURI() {
        var written = super.getNamespaceURI() == null ? "" : super.getNamespaceURI();
        if (!inAnswer || !MEANT.contains(written)) {
            return written;
        }
        return depth == ANSWER ? TYPES : "";
    }
}
