package no.portvakt.gateway.saml.delegate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** XML as a portal writes and signs it: with the JDK's own signatures, and not with the library that reads it. */
final class LoginRequestText {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private LoginRequestText() {}

    static Document parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String text(Document document) {
        try {
            var writer = new StringWriter();
            var transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(writer));
            return writer.toString();
        } catch (TransformerException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String signed(String xml, Key key) {
        return signed(xml, key, RSA_SHA256, DigestMethod.SHA256);
    }

    /** Enveloped, behind the issuer, over the root by its ID. */
    static String signed(String xml, Key key, String algorithm, String digest) {
        try {
            var document = parse(xml);
            var root = document.getDocumentElement();
            root.setIdAttribute("ID", true);
            var factory = XMLSignatureFactory.getInstance("DOM");
            var reference = factory.newReference(
                    "#" + root.getAttribute("ID"),
                    factory.newDigestMethod(digest, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(algorithm, null),
                    List.of(reference));
            var issuer = root.getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:assertion", "Issuer")
                    .item(0);
            var behind = issuer.getNextSibling();
            var context = behind == null ? new DOMSignContext(key, root) : new DOMSignContext(key, root, behind);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, null).sign(context);
            return text(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String deflated(String xml) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflater.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** The query of the Redirect binding, signed (SAML Bindings, 3.4.4.1). */
    static String query(String xml, String relayState, PortalKey key, String algorithm, String jdkName) {
        return query("SAMLRequest", xml, relayState, key, algorithm, jdkName);
    }

    static String query(
            String parameter, String xml, String relayState, PortalKey key, String algorithm, String jdkName) {
        try {
            var unsigned = parameter + "=" + encoded(deflated(xml))
                    + (relayState.isEmpty() ? "" : "&RelayState=" + encoded(relayState))
                    + "&SigAlg=" + encoded(algorithm);
            var signature = Signature.getInstance(jdkName);
            signature.initSign(key.key());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
