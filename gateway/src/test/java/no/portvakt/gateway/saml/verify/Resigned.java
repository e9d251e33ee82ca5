package no.portvakt.gateway.saml.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A message of others in the same shape, signed anew: every signature in it that its maker's key vouches for is made by
 * our key with SHA-256, over the same element by the same transformations. One of somebody else, who names himself in it,
 * is made by a stranger's key and names him; one that was not good at all is made in the same way and then spoilt. So what is refused of it is refused for its shape and not for its old algorithm.
 */
final class Resigned {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final int SIGNATURE_BYTES = 256;

    private final Document document;
    private final PublicKey maker;
    private final Fixture.Signer ours;
    private final Fixture.Signer stranger;

    private Resigned(Document document, PublicKey maker, Fixture.Signer ours, Fixture.Signer stranger) {
        this.document = document;
        this.maker = maker;
        this.ours = ours;
        this.stranger = stranger;
    }

    /** Whose a signature was. */
    private enum By {
        MAKER,
        ITSELF,
        NOBODY
    }

    /** What was found of a signature, and which of the elements with its reference's ID it is over. */
    private record Found(Element signature, By by, Optional<Element> over) {}

    /**
     * Changes the document.
     *
     * @param between what is done when it is known who had signed what, and before anything is signed anew
     */
    static void inPlace(
            Document document, PublicKey maker, Fixture.Signer ours, Fixture.Signer stranger, Runnable between) {
        new Resigned(document, maker, ours, stranger).resign(between);
    }

    private void resign(Runnable between) {
        elements("Signature").forEach(this::ownChildren);
        var found = elements("Signature").stream().map(this::look).toList();
        between.run();
        found.forEach(one -> behindIssuer(one.signature()));
        found.stream()
                .sorted(Comparator.comparingInt(
                                (Found one) -> one.over().map(Resigned::depth).orElse(0))
                        .reversed())
                .forEach(this::signAnew);
    }

    /** The JDK reads no signature with a child of another namespace, which some of the wrappings have. */
    private void ownChildren(Element signature) {
        for (var child = signature.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && !DSIG.equals(element.getNamespaceURI())) {
                var moved = element.getLocalName().equals("Object")
                        ? (Element) document.renameNode(element, DSIG, "ds:Object")
                        : box(element);
                child = moved;
            }
        }
    }

    private Element box(Element element) {
        var box = document.createElementNS(DSIG, "ds:Object");
        Objects.requireNonNull(element.getParentNode()).replaceChild(box, element);
        box.appendChild(element);
        return box;
    }

    private List<Element> elements(String name) {
        var nodes = document.getElementsByTagNameNS(DSIG, name);
        var all = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    private Found look(Element signature) {
        var candidates = referred(signature);
        for (var candidate : candidates) {
            if (isGood(signature, candidate, maker)) {
                return new Found(signature, By.MAKER, Optional.of(candidate));
            }
            if (named(signature)
                    .filter(key -> isGood(signature, candidate, key))
                    .isPresent()) {
                return new Found(signature, By.ITSELF, Optional.of(candidate));
            }
        }
        return new Found(signature, By.NOBODY, candidates.stream().findFirst());
    }

    private static boolean isGood(Element signature, Element over, PublicKey key) {
        if (!isBase64(child(signature, "SignatureValue").getTextContent())) {
            return false;
        }
        return with(signature, over, key, (read, context) -> {
            try {
                return read.validate(context);
            } catch (XMLSignatureException notGood) {
                return false;
            }
        });
    }

    private static boolean isBase64(String text) {
        return text.replaceAll("\\s", "").matches("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    }

    private static Optional<PublicKey> named(Element signature) {
        return Optional.ofNullable(signature
                        .getElementsByTagNameNS(DSIG, "X509Certificate")
                        .item(0))
                .map(one -> Fixture.certificate("-----BEGIN CERTIFICATE-----\n"
                                + one.getTextContent().strip() + "\n-----END CERTIFICATE-----\n")
                        .getPublicKey());
    }

    /** Every element that has the ID of the reference. */
    private List<Element> referred(Element signature) {
        var reference =
                (Element) signature.getElementsByTagNameNS(DSIG, "Reference").item(0);
        var id = reference.getAttribute("URI").replace("#", "");
        var nodes = document.getElementsByTagName("*");
        var found = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (((Element) nodes.item(i)).getAttribute("ID").equals(id)) {
                found.add((Element) nodes.item(i));
            }
        }
        return found;
    }

    /** Where the schema wants it, if it stands at the end of what it signs. It is no part of that, so it stays good. */
    private static void behindIssuer(Element signature) {
        var parent = (Element) Objects.requireNonNull(signature.getParentNode());
        var first = parent.getFirstChild();
        while (first != null && !(first instanceof Element)) {
            first = first.getNextSibling();
        }
        boolean last = signature.getNextSibling() == null
                || (signature.getNextSibling().getNextSibling() == null
                        && signature.getNextSibling().getNodeType() == Node.TEXT_NODE);
        if (last
                && first != null
                && SAML.equals(first.getNamespaceURI())
                && "Issuer".equals(first.getLocalName())
                && !signature.isSameNode(first.getNextSibling())) {
            parent.insertBefore(signature, first.getNextSibling());
        }
    }

    private void signAnew(Found found) {
        var signature = found.signature();
        var signer = found.by() == By.ITSELF ? stranger : ours;
        // Something well-formed, so that the JDK reads what is not finished yet.
        child(signature, "SignatureValue")
                .setTextContent(Base64.getEncoder().encodeToString(new byte[SIGNATURE_BYTES]));
        child(signature, "SignatureMethod").setAttribute("Algorithm", RSA_SHA256);
        child(signature, "DigestMethod").setAttribute("Algorithm", SHA256);
        found.over().ifPresent(over -> child(signature, "DigestValue")
                .setTextContent(with(signature, over, maker, Resigned::digest)));
        var over = found.over().orElse(document.getDocumentElement());
        var value = with(
                signature,
                over,
                signer.certificate().getPublicKey(),
                (read, context) -> signed(read, context, signer.key()));
        if (found.by() == By.NOBODY) {
            value[0] ^= 1;
        }
        child(signature, "SignatureValue").setTextContent(Base64.getEncoder().encodeToString(value));
        Optional.ofNullable(signature
                        .getElementsByTagNameNS(DSIG, "X509Certificate")
                        .item(0))
                .ifPresent(named -> named.setTextContent(Fixture.base64(signer.certificate())));
    }

    private static String digest(XMLSignature read, DOMValidateContext context) {
        try {
            var reference = read.getSignedInfo().getReferences().getFirst();
            reference.validate(context);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(summed(reference)));
        } catch (XMLSignatureException | GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte[] summed(Reference reference) throws IOException {
        try (InputStream bytes = reference.getDigestInputStream()) {
            return bytes.readAllBytes();
        }
    }

    private static byte[] signed(XMLSignature read, DOMValidateContext context, PrivateKey key) {
        try {
            // Only after this does the library tell what it signs; that it is not good yet is no matter.
            read.getSignatureValue().validate(context);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            try (var bytes = read.getSignedInfo().getCanonicalizedData()) {
                signature.update(bytes.readAllBytes());
            }
            return signature.sign();
        } catch (XMLSignatureException | GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static <T> T with(
            Element signature, Element over, PublicKey key, BiFunction<XMLSignature, DOMValidateContext, T> work) {
        var context = new DOMValidateContext(key, signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        over.setIdAttribute("ID", true);
        context.setIdAttributeNS(over, null, "ID");
        try {
            return work.apply(XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context), context);
        } catch (MarshalException broken) {
            throw new IllegalStateException(broken);
        } finally {
            over.setIdAttribute("ID", false);
        }
    }

    private static Element child(Element signature, String name) {
        return (Element) signature.getElementsByTagNameNS(DSIG, name).item(0);
    }

    private static int depth(Node node) {
        int depth = 0;
        for (var up = node.getParentNode(); up != null; up = up.getParentNode()) {
            depth++;
        }
        return depth;
    }
}
