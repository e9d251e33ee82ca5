package no.portvakt.gateway.saml.sign;

import java.util.Optional;
import org.opensaml.messaging.context.MessageContext;
import org.opensaml.messaging.encoder.MessageEncodingException;
import org.opensaml.saml.common.SAMLObject;
import org.opensaml.saml.common.binding.SAMLBindingSupport;
import org.opensaml.saml.saml2.binding.encoding.impl.HTTPRedirectDeflateEncoder;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.context.SecurityParametersContext;

/** The library's writer of the Redirect binding, which here gives the address and leaves the sending to us. */
final class RedirectAddress extends HTTPRedirectDeflateEncoder {

    String of(SAMLObject message, String endpoint, Optional<String> relayState, SignatureSigningParameters signing) {
        var context = new MessageContext();
        context.setMessage(message);
        relayState.ifPresent(state -> SAMLBindingSupport.setRelayState(context, state));
        context.getSubcontext(SecurityParametersContext.class, true).setSignatureSigningParameters(signing);
        try {
            return buildRedirectURL(context, endpoint, deflateAndBase64Encode(message));
        } catch (MessageEncodingException broken) {
            throw new IllegalStateException("a message of ours does not go into an address", broken);
        }
    }
}
