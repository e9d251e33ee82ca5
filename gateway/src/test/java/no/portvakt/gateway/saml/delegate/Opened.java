package no.portvakt.gateway.saml.delegate;

import no.portvakt.gateway.saml.document.SamlDocuments;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.DecryptionException;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;

/** What was encrypted to a portal, as it reads it. */
final class Opened {

    private Opened() {}

    static Assertion with(PortalKey key, PortalAnswer answer) {
        var read = SamlDocuments.get().read(LoginRequestText.text(answer.document()), Response.class);
        if (!(read instanceof SamlDocuments.Reading.Read<Response>(var response))) {
            throw new AssertionError(read);
        }
        var credential = new BasicX509Credential(key.certificate(), key.key());
        var decrypter =
                new Decrypter(null, new StaticKeyInfoCredentialResolver(credential), new InlineEncryptedKeyResolver());
        decrypter.setRootInNewDocument(true);
        try {
            return decrypter.decrypt(response.getEncryptedAssertions().getFirst());
        } catch (DecryptionException notForThisKey) {
            throw new AssertionError(notForThisKey);
        }
    }
}
