package no.portvakt.gateway.saml.soap;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.SAMLObject;
import org.opensaml.soap.soap11.Body;
import org.opensaml.soap.soap11.Envelope;

/** One message in one envelope. Takes processor time. */
final class Envelopes {

    static final String TYPE = "text/xml";

    private static final String MUST_UNDERSTAND = "mustUnderstand";

    private Envelopes() {}

    static byte[] around(XMLObject message) {
        var body = SamlDocuments.make(Body.class, Body.DEFAULT_ELEMENT_NAME);
        body.getUnknownXMLObjects().add(message);
        var envelope = SamlDocuments.make(Envelope.class, Envelope.DEFAULT_ELEMENT_NAME);
        envelope.setBody(body);
        return SamlDocuments.write(envelope).getBytes(StandardCharsets.UTF_8);
    }

    /** Empty unless it is an envelope as the schemas have it, with one message and no header that wants to be understood. */
    static Optional<SAMLObject> read(byte[] bytes) {
        return switch (SamlDocuments.get().read(new String(bytes, StandardCharsets.UTF_8), Envelope.class)) {
            case SamlDocuments.Reading.Unreadable<Envelope> unreadable -> Optional.empty();
            case SamlDocuments.Reading.Read<Envelope>(var envelope) -> message(envelope);
        };
    }

    private static Optional<SAMLObject> message(Envelope envelope) {
        var messages = envelope.getBody().getUnknownXMLObjects();
        boolean wantsMore = Optional.ofNullable(envelope.getHeader()).stream()
                .flatMap(header -> header.getUnknownXMLObjects().stream())
                .anyMatch(Envelopes::mustBeUnderstood);
        return messages.size() == 1 && !wantsMore && messages.getFirst() instanceof SAMLObject message
                ? Optional.of(message)
                : Optional.empty();
    }

    private static boolean mustBeUnderstood(XMLObject header) {
        return Optional.ofNullable(header.getDOM())
                .map(dom -> dom.getAttributeNS(Envelope.DEFAULT_ELEMENT_NAME.getNamespaceURI(), MUST_UNDERSTAND))
                .filter(said -> !said.isEmpty() && !said.equals("0"))
                .isPresent();
    }
}
