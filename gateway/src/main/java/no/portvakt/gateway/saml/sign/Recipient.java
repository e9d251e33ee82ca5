package no.portvakt.gateway.saml.sign;

import java.security.cert.X509Certificate;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.encryption.Encrypter;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.DataEncryptionParameters;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.EncryptionException;
import org.opensaml.xmlsec.encryption.support.KeyEncryptionParameters;

/**
 * Whom an assertion is encrypted to.
 *
 * @param entityId how the portal names itself
 * @param key its certificate for that
 */
public record Recipient(String entityId, X509Certificate key) {

    /** With a key that is used once (AES-256-GCM), which is itself encrypted to the portal's (RSA-OAEP). */
    EncryptedAssertion encrypted(Assertion assertion) {
        var keyEncryption = new KeyEncryptionParameters();
        keyEncryption.setEncryptionCredential(new BasicX509Credential(key));
        keyEncryption.setAlgorithm(EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP);
        keyEncryption.setKeyInfoGenerator(OwnKeys.keyInfos());
        keyEncryption.setRecipient(entityId);
        var dataEncryption = new DataEncryptionParameters();
        dataEncryption.setAlgorithm(EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM);
        var encrypter = new Encrypter(dataEncryption, keyEncryption);
        encrypter.setKeyPlacement(Encrypter.KeyPlacement.INLINE);
        try {
            return encrypter.encrypt(assertion);
        } catch (EncryptionException broken) {
            throw new IllegalStateException("an assertion cannot be encrypted to a portal's key", broken);
        }
    }
}
