package no.portvakt.gateway.saml.verify;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import net.shibboleth.utilities.java.support.component.ComponentInitializationException;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import org.opensaml.messaging.context.MessageContext;
import org.opensaml.messaging.handler.MessageHandlerException;
import org.opensaml.saml.common.SAMLObject;
import org.opensaml.saml.common.binding.security.impl.SAMLProtocolMessageXMLSignatureSecurityHandler;
import org.opensaml.saml.common.messaging.context.SAMLPeerEntityContext;
import org.opensaml.saml.common.messaging.context.SAMLProtocolContext;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.binding.security.impl.SAML2HTTPRedirectDeflateSignatureSecurityHandler;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.security.credential.Credential;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.credential.impl.StaticCredentialResolver;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureValidationParameters;
import org.opensaml.xmlsec.context.SecurityParametersContext;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.impl.ExplicitKeySignatureTrustEngine;

/**
 * Whether a portal signed a message: with a key of its metadata and whatever key the message itself names, by an
 * algorithm of the list, over the whole message and nothing beside it. The library does all of it; what is ours is the
 * list, and that a signature which is not there is no success.
 */
public final class SenderCheck {

    /** All that is used in a signature: what it is made with, what is summed up, and how XML is brought to one form. */
    private static final Set<String> ALGORITHMS = Set.of(
            SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256,
            SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA384,
            SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA512,
            SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA256,
            SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA384,
            SignatureConstants.ALGO_ID_DIGEST_SHA256,
            SignatureConstants.ALGO_ID_DIGEST_SHA384,
            SignatureConstants.ALGO_ID_DIGEST_SHA512,
            SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS,
            SignatureConstants.ALGO_ID_C14N_OMIT_COMMENTS,
            SignatureConstants.TRANSFORM_ENVELOPED_SIGNATURE);

    private SenderCheck() {}

    /** What was found. */
    public enum Found {
        SIGNED,
        UNSIGNED,
        BADLY_SIGNED
    }

    /** Looks at the signature in a document that came from server to server. */
    public static Found check(SAMLObject document, SamlPortal portal) {
        var message = new MessageContext();
        message.setMessage(document);
        return check(message, portal, nowhere -> {});
    }

    /**
     * Looks at the signature in a document (POST) or beside it in the address (Redirect).
     *
     * @param message as the library decoded it
     * @param request as it came, for the library to read the signed part of the address from
     */
    public static Found check(
            MessageContext message, javax.servlet.http.HttpServletRequest request, SamlPortal portal) {
        return check(message, portal, signed -> {
            var inAddress = new SAML2HTTPRedirectDeflateSignatureSecurityHandler();
            inAddress.setHttpServletRequest(request);
            inAddress.initialize();
            inAddress.invoke(signed);
        });
    }

    /** A further place where a signature may be. */
    private interface Elsewhere {
        void check(MessageContext message) throws MessageHandlerException, ComponentInitializationException;
    }

    private static Found check(MessageContext message, SamlPortal portal, Elsewhere elsewhere) {
        var peer = message.getSubcontext(SAMLPeerEntityContext.class, true);
        peer.setEntityId(portal.metadata().entityId());
        peer.setRole(SPSSODescriptor.DEFAULT_ELEMENT_NAME);
        message.getSubcontext(SAMLProtocolContext.class, true).setProtocol(SAMLConstants.SAML20P_NS);
        message.getSubcontext(SecurityParametersContext.class, true)
                .setSignatureValidationParameters(trusting(portal.metadata().signing()));
        try {
            var inDocument = new SAMLProtocolMessageXMLSignatureSecurityHandler();
            inDocument.initialize();
            inDocument.invoke(message);
            elsewhere.check(message);
            return peer.isAuthenticated() ? Found.SIGNED : Found.UNSIGNED;
        } catch (MessageHandlerException notTrusted) {
            return Found.BADLY_SIGNED;
        } catch (ComponentInitializationException broken) {
            throw new IllegalStateException("a check of signatures does not start", broken);
        }
    }

    /** Of the list, by one of these keys, whatever key is named. */
    static SignatureValidationParameters trusting(List<X509Certificate> certificates) {
        var keys = certificates.stream().map(SenderCheck::credential).toList();
        var parameters = new SignatureValidationParameters();
        parameters.setWhitelistedAlgorithms(ALGORITHMS);
        parameters.setSignatureTrustEngine(new ExplicitKeySignatureTrustEngine(
                new StaticCredentialResolver(keys), new StaticKeyInfoCredentialResolver(List.of())));
        return parameters;
    }

    private static Credential credential(X509Certificate certificate) {
        var credential = new BasicX509Credential(certificate);
        credential.setUsageType(UsageType.SIGNING);
        return credential;
    }
}
