package no.portvakt.gateway.saml.delegate;

import java.util.Map;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Envelopes of SOAP as a portal's server writes and reads them, with the JDK alone. */
final class Soap {

    private static final String NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";

    private Soap() {}

    static String around(String message) {
        return "<s:Envelope xmlns:s='" + NAMESPACE + "'><s:Body>" + message + "</s:Body></s:Envelope>";
    }

    /** The one message in an envelope, as a document of its own. */
    static PortalAnswer inside(String envelope) {
        var body = (Element) LoginRequestText.parse(envelope)
                .getElementsByTagNameNS(NAMESPACE, "Body")
                .item(0);
        var children = body.getChildNodes();
        var message = IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .findFirst()
                .orElseThrow();
        return new PortalAnswer("", java.util.Optional.empty(), document(message));
    }

    private static Document document(org.w3c.dom.Node message) {
        var document = LoginRequestText.parse("<empty/>");
        document.replaceChild(document.importNode(message, true), document.getDocumentElement());
        return document;
    }

    /** What a portal's server answers to a request to log out. */
    static String confirmation(String envelope, Town town, PortalKey key, Map<String, String> changes) {
        var request = inside(envelope);
        var xml = LogoutMessage.response("soap", request.root().getAttribute("ID"), town.clock.instant(), "Success")
                .xml();
        for (var change : changes.entrySet()) {
            xml = xml.replace(change.getKey(), change.getValue());
        }
        return around(LoginRequestText.signed(xml, key.key()));
    }
}
