package no.portvakt.gateway.saml.sign;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.security.SecurityException;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.keyinfo.KeyInfoGenerator;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureSupport;

/** Keys of this process. The first one signs. */
public final class OwnKeys implements Signer {

    private final List<X509Certificate> published;
    private final SignatureSigningParameters parameters;

    private OwnKeys(List<X509Certificate> published, SignatureSigningParameters parameters) {
        this.published = List.copyOf(published);
        this.parameters = parameters;
    }

    /** A key and its certificate. */
    public record Key(PrivateKey key, X509Certificate certificate) {}

    /** The first of them signs. */
    public static OwnKeys of(List<Key> keys) {
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
        return new OwnKeys(keys.stream().map(Key::certificate).toList(), parameters);
    }

    /** Names a key by its certificate. */
    public static KeyInfoGenerator keyInfos() {
        var factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        return factory.newInstance();
    }

    @Override
    public List<X509Certificate> published() {
        return published;
    }

    @Override
    public <T extends SignableSAMLObject> T signed(Class<T> kind, T document) {
        try {
            SignatureSupport.signObject(document, parameters);
            return document;
        } catch (SecurityException | MarshallingException | SignatureException broken) {
            throw new IllegalStateException("cannot sign with the key of portvakt.saml", broken);
        }
    }

    @Override
    public Response answered(Response response, Optional<Recipient> to) {
        var assertions = List.copyOf(response.getAssertions());
        response.getAssertions().clear();
        for (var assertion : assertions) {
            // What is added to a parent and taken out again has no document of its own any more.
            assertion.releaseDOM();
            assertion.releaseChildrenDOM(true);
            signed(Assertion.class, assertion);
            to.ifPresentOrElse(
                    some -> response.getEncryptedAssertions().add(some.encrypted(assertion)),
                    () -> response.getAssertions().add(assertion));
        }
        return signed(Response.class, response);
    }

    @Override
    public String address(SignableSAMLObject message, String endpoint, Optional<String> relayState) {
        return new RedirectAddress().of(message, endpoint, relayState, parameters);
    }
}
