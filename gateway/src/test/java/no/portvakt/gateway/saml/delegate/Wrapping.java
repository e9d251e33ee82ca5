package no.portvakt.gateway.saml.delegate;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signature wrapping: a request that the portal did sign, and around or beside it one that it did not, which wants a new
 * log-in to go to the second of its addresses.
 */
final class Wrapping {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

    private final Document document;
    private final Element signedOne;
    private final Element signature;
    private final Element evil;

    private Wrapping(Town town) {
        this.document =
                LoginRequestText.parse(LoginRequestText.signed(town.request("three", "", ""), PortalKey.PORTAL.key()));
        this.signedOne = document.getDocumentElement();
        this.signature =
                (Element) signedOne.getElementsByTagNameNS(DSIG, "Signature").item(0);
        this.evil = (Element) signedOne.cloneNode(true);
        evil.removeChild(evil.getElementsByTagNameNS(DSIG, "Signature").item(0));
        evil.setAttribute("ID", "_evil");
        evil.setAttribute("AssertionConsumerServiceIndex", "1");
    }

    static String of(Forgery shape, Town town) {
        var wrapping = new Wrapping(town);
        wrapping.wrap(shape);
        return LoginRequestText.text(wrapping.document);
    }

    private void wrap(Forgery shape) {
        document.replaceChild(evil, signedOne);
        switch (shape) {
            case WRAPPED_1 -> {
                signedOne.removeChild(signature);
                behindIssuer(signature);
                object().appendChild(signedOne);
            }
            case WRAPPED_2 -> {
                signedOne.removeChild(signature);
                behindIssuer(signature);
                evil.insertBefore(signedOne, signature);
            }
            case WRAPPED_3 -> evil.insertBefore(signedOne, evil.getFirstChild());
            case WRAPPED_4 -> evil.appendChild(signedOne);
            case WRAPPED_5 -> extensions().appendChild(signedOne);
            case WRAPPED_6 -> {
                signedOne.removeChild(signature);
                behindIssuer(signature);
                extensions().appendChild(signedOne);
            }
            case WRAPPED_7 -> {
                signedOne.removeChild(signature);
                behindIssuer(signature);
                object().appendChild(box()).appendChild(signedOne);
            }
            case WRAPPED_8 -> {
                evil.setAttribute("ID", signedOne.getAttribute("ID"));
                signedOne.removeChild(signature);
                behindIssuer(signature);
                extensions().appendChild(signedOne);
            }
            case WRAPPED_9 -> {
                signedOne.removeChild(signature);
                behindIssuer(signature);
                ((Element) signature.getElementsByTagNameNS(DSIG, "Reference").item(0)).setAttribute("URI", "");
                extensions().appendChild(signedOne);
            }
            default -> throw new IllegalArgumentException(shape + " wraps nothing");
        }
    }

    private void behindIssuer(Element element) {
        evil.insertBefore(element, evil.getFirstChild().getNextSibling());
    }

    private Element object() {
        return (Element) signature.appendChild(document.createElementNS(DSIG, "ds:Object"));
    }

    /** An element that the schema knows nothing of. */
    private Element box() {
        return document.createElementNS("urn:evil", "evil:box");
    }

    /** Where the schema has it: behind the issuer and the signature. */
    private Element extensions() {
        var extensions = evil.appendChild(document.createElementNS(PROTOCOL, "samlp:Extensions"));
        return (Element) extensions.appendChild(box());
    }
}
