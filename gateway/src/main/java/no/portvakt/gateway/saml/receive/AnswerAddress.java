package no.portvakt.gateway.saml.receive;

import java.util.Optional;
import no.portvakt.gateway.saml.metadata.PortalMetadata;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.AuthnRequest;

/** Where an answer goes: an address of the portal's metadata, whatever the request says. */
final class AnswerAddress {

    private AnswerAddress() {}

    /** Empty if the request names one that the metadata does not. */
    static Optional<String> of(AuthnRequest asked, PortalMetadata metadata) {
        var address = Optional.ofNullable(asked.getAssertionConsumerServiceURL());
        var number = Optional.ofNullable(asked.getAssertionConsumerServiceIndex());
        if (address.isPresent() && number.isPresent()) {
            return Optional.empty();
        }
        var consumer = address.isPresent()
                ? address.flatMap(metadata::at)
                : number.isPresent() ? number.flatMap(metadata::numbered) : Optional.of(metadata.ordinary());
        return consumer.map(found -> found.address().toString());
    }

    /** Whether the answer shall come by a binding that is not ours. */
    static boolean hasForeignBinding(AuthnRequest asked) {
        return Optional.ofNullable(asked.getProtocolBinding())
                .filter(binding -> !binding.equals(SAMLConstants.SAML2_POST_BINDING_URI))
                .isPresent();
    }
}
