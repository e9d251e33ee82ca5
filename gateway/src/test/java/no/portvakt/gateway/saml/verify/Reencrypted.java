package no.portvakt.gateway.saml.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import no.portvakt.gateway.saml.document.SamlDocuments;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.encryption.Encrypter;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.DataEncryptionParameters;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.EncryptionException;
import org.opensaml.xmlsec.encryption.support.KeyEncryptionParameters;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Encrypted assertions of others, encrypted anew to a key of ours. What they hold borrows its namespaces from around it,
 * which not every library lends; here it names its own.
 */
final class Reencrypted {

    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final int IV_BYTES = 16;

    /** A slip of their makers, which the schema does not forgive. */
    private static final String NO_TIME = "2020-09-25T16=7:00:00";

    private static final String A_TIME = "2020-09-25T17:00:00";

    private Reencrypted() {}

    /**
     * Changes the document.
     *
     * @param change what is done to what was found inside
     */
    static void inPlace(Document document, PrivateKey theirs, Fixture.Signer ours, UnaryOperator<String> change) {
        for (var closed : all(document, SAML, "EncryptedAssertion")) {
            var values = all(closed, XENC, "CipherValue");
            var inside = opened(
                            values.getFirst().getTextContent(), values.getLast().getTextContent(), theirs)
                    .replaceFirst("<saml:Assertion", "<saml:Assertion xmlns:saml='" + SAML + "'")
                    .replace(NO_TIME, A_TIME);
            var anew = Fixture.parse(closed(change.apply(inside), ours)).orElseThrow();
            Objects.requireNonNull(closed.getParentNode())
                    .replaceChild(document.importNode(anew.getDocumentElement(), true), closed);
        }
    }

    private static List<Element> all(org.w3c.dom.Node within, String namespace, String name) {
        var nodes = within instanceof Document document
                ? document.getElementsByTagNameNS(namespace, name)
                : ((Element) within).getElementsByTagNameNS(namespace, name);
        var found = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String opened(String key, String data, PrivateKey theirs) {
        try {
            var unwrap = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            unwrap.init(Cipher.DECRYPT_MODE, theirs);
            var secret =
                    new SecretKeySpec(unwrap.doFinal(Base64.getMimeDecoder().decode(key)), "AES");
            var bytes = Base64.getMimeDecoder().decode(data);
            var open = Cipher.getInstance("AES/CBC/ISO10126Padding");
            open.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(bytes, 0, IV_BYTES));
            return new String(open.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String closed(String assertion, Fixture.Signer ours) {
        if (!(SamlDocuments.get().read(assertion, Assertion.class)
                instanceof SamlDocuments.Reading.Read<Assertion>(var read))) {
            throw new IllegalStateException("not an assertion: " + assertion);
        }
        var key = new KeyEncryptionParameters();
        key.setEncryptionCredential(new BasicX509Credential(ours.certificate()));
        key.setAlgorithm(EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP);
        var data = new DataEncryptionParameters();
        data.setAlgorithm(EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM);
        var encrypter = new Encrypter(data, key);
        encrypter.setKeyPlacement(Encrypter.KeyPlacement.INLINE);
        try {
            return SamlDocuments.write(encrypter.encrypt(read));
        } catch (EncryptionException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
