package no.portvakt.gateway.saml.metadata;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import no.portvakt.gateway.saml.document.SamlDocuments;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.security.SecurityException;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.keyinfo.KeyInfoGenerator;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureSupport;

/**
 * What we sign with: the first key. All of them are published, so that a key is known to portals before it is used and
 * after.
 */
public final class SigningKeys {

    private final List<X509Certificate> published;
    private final SignatureSigningParameters parameters;

    private SigningKeys(List<X509Certificate> published, SignatureSigningParameters parameters) {
        this.published = List.copyOf(published);
        this.parameters = parameters;
    }

    /** A key and its certificate. */
    public record Key(PrivateKey key, X509Certificate certificate) {}

    /** The first of them signs. */
    public static SigningKeys of(List<Key> keys) {
        SamlDocuments.get();
        var first = keys.getFirst();
        var parameters = new SignatureSigningParameters();
        parameters.setSigningCredential(new BasicX509Credential(first.certificate(), first.key()));
        parameters.setSignatureAlgorithm(
                first.certificate().getPublicKey() instanceof ECPublicKey
                        ? SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA256
                        : SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        parameters.setSignatureReferenceDigestMethod(SignatureConstants.ALGO_ID_DIGEST_SHA256);
        parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
        parameters.setKeyInfoGenerator(keyInfos());
        return new SigningKeys(keys.stream().map(Key::certificate).toList(), parameters);
    }

    /** Names a key by its certificate. */
    static KeyInfoGenerator keyInfos() {
        var factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        return factory.newInstance();
    }

    List<X509Certificate> published() {
        return published;
    }

    /** For the library, where it signs what lies beside a document: an address. */
    public SignatureSigningParameters parameters() {
        return parameters;
    }

    /** Signs it as it is now: whatever is changed later, the signature does not cover. */
    public void sign(SignableSAMLObject document) {
        try {
            SignatureSupport.signObject(document, parameters);
        } catch (SecurityException | MarshallingException | SignatureException broken) {
            throw new IllegalStateException("cannot sign with the key of portvakt.saml", broken);
        }
    }
}
