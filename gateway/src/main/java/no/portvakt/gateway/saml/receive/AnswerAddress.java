package no.portvakt.gateway.saml.receive;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.metadata.PortalMetadata;
import no.portvakt.gateway.saml.metadata.PortalMetadata.Consumer;
import org.opensaml.saml.saml2.core.AuthnRequest;

/** Where an answer goes: an address of the portal's metadata, whatever the request says. */
final class AnswerAddress {

    private AnswerAddress() {}

    /**
     * Of those that are meant, the one of the binding that is wanted, or else the first.
     *
     * @param artifacts whether we have a door where portals' servers fetch answers
     * @return empty if the request names one that the metadata does not
     */
    static Optional<Consumer> of(AuthnRequest asked, PortalMetadata metadata, boolean artifacts) {
        var meant = meant(asked, metadata).stream()
                .filter(consumer -> artifacts || consumer.binding() != Binding.ARTIFACT)
                .toList();
        return meant.stream()
                .filter(consumer -> !isForeign(asked, consumer))
                .findFirst()
                .or(() -> meant.stream().findFirst());
    }

    /** An address counts character for character. */
    private static List<Consumer> meant(AuthnRequest asked, PortalMetadata metadata) {
        var address = Optional.ofNullable(asked.getAssertionConsumerServiceURL());
        var number = Optional.ofNullable(asked.getAssertionConsumerServiceIndex());
        if (address.isPresent() && number.isPresent()) {
            return List.of();
        }
        return metadata.consumers().stream()
                .filter(consumer ->
                        address.map(consumer.address().toString()::equals).orElse(true))
                .filter(consumer ->
                        number.map(index -> index == consumer.index()).orElse(true))
                .toList();
    }

    /** Whether the answer shall come by another binding than this one's. */
    static boolean isForeign(AuthnRequest asked, Consumer consumer) {
        return Optional.ofNullable(asked.getProtocolBinding())
                .filter(wanted -> !wanted.equals(consumer.binding().uri()))
                .isPresent();
    }
}
