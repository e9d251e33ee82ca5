package no.portvakt.gateway.saml.delegate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import no.portvakt.gateway.ownpath.OwnReply;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a portal reads out of the page that comes back. */
record PortalAnswer(String to, Optional<String> relayState, Document document) {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");
    private static final Pattern RESPONSE = Pattern.compile("name=\"SAML(?:Response|Request)\" value=\"([^\"]*)\"");
    private static final Pattern RELAY_STATE = Pattern.compile("name=\"RelayState\" value=\"([^\"]*)\"");

    static PortalAnswer of(OwnReply reply) {
        if (!(reply instanceof OwnReply.HandedOn page)) {
            throw new AssertionError("nothing is handed on: " + reply);
        }
        var xml = new String(
                Base64.getDecoder().decode(found(RESPONSE, page.html()).orElseThrow()), StandardCharsets.UTF_8);
        return new PortalAnswer(
                found(ACTION, page.html()).orElseThrow(), found(RELAY_STATE, page.html()), LoginRequestText.parse(xml));
    }

    private static Optional<String> found(Pattern pattern, String html) {
        var matcher = pattern.matcher(html);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    List<Element> all(String localName) {
        var nodes = document.getElementsByTagNameNS("*", localName);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    String textOf(String localName) {
        return all(localName).getFirst().getTextContent();
    }

    Element root() {
        return document.getDocumentElement();
    }

    /** The last code, which says most. */
    String status() {
        return all("StatusCode").getLast().getAttribute("Value").replaceAll(".*:", "");
    }

    Optional<String> attribute(String name) {
        return all("Attribute").stream()
                .filter(attribute -> attribute.getAttribute("Name").equals(name))
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst();
    }

    /** With the JDK's own signatures: every one that is there, over the element that it stands in. */
    boolean isSignedBy(PortalKey key) {
        all("Response").forEach(element -> element.setIdAttribute("ID", true));
        all("Assertion").forEach(element -> element.setIdAttribute("ID", true));
        all("LogoutRequest").forEach(element -> element.setIdAttribute("ID", true));
        all("LogoutResponse").forEach(element -> element.setIdAttribute("ID", true));
        all("ArtifactResponse").forEach(element -> element.setIdAttribute("ID", true));
        all("EntityDescriptor").forEach(element -> element.setIdAttribute("ID", true));
        var signatures = document.getElementsByTagNameNS(DSIG, "Signature");
        boolean good = signatures.getLength() > 0;
        for (int i = 0; i < signatures.getLength(); i++) {
            good &= isGood((Element) signatures.item(i), key);
        }
        return good;
    }

    private static boolean isGood(Element signature, PortalKey key) {
        try {
            var context = new DOMValidateContext(key.certificate().getPublicKey(), signature);
            var read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            var over = "#" + ((Element) Objects.requireNonNull(signature.getParentNode())).getAttribute("ID");
            return read.validate(context)
                    && read.getSignedInfo().getReferences().size() == 1
                    && read.getSignedInfo().getReferences().getFirst().getURI().equals(over);
        } catch (MarshalException | XMLSignatureException notGood) {
            return false;
        }
    }
}
