package no.portvakt.gateway.saml.receive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.shibboleth.utilities.java.support.component.ComponentInitializationException;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.SenderCheck;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.messaging.context.MessageContext;
import org.opensaml.messaging.decoder.MessageDecodingException;
import org.opensaml.messaging.decoder.servlet.BaseHttpServletRequestXMLMessageDecoder;
import org.opensaml.saml.saml2.binding.decoding.impl.HTTPPostDecoder;

/** What a browser brought, by Redirect or by POST: one document with one reading, and nobody knows yet from whom. */
public final class BrowserMessage {

    /** Of the binding's parameters; SAML Bindings, 3.4.4 and 3.5.4. */
    private static final List<String> PARAMETERS =
            List.of("SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding");

    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_RELAY_STATE = 80;

    private final OwnRequest request;
    private final MessageContext context;
    private final XMLObject document;
    private final Optional<String> relayState;

    private BrowserMessage(
            OwnRequest request, MessageContext context, XMLObject document, Optional<String> relayState) {
        this.request = request;
        this.context = context;
        this.document = document;
        this.relayState = relayState;
    }

    /** What came of reading. */
    public sealed interface Reading {

        record Read(BrowserMessage message) implements Reading {}

        record Unreadable(Fault why) implements Reading {}
    }

    /** Everything that can be said without knowing the sender. */
    public static Reading read(OwnRequest request) {
        var sent = request.method().equals("GET") ? request.query() : request.form();
        boolean twice = PARAMETERS.stream()
                .anyMatch(name -> sent.getOrDefault(name, List.of()).size() > 1);
        if (twice || (sent.containsKey("SAMLRequest") && sent.containsKey("SAMLResponse"))) {
            return new Reading.Unreadable(Fault.AMBIGUOUS);
        }
        var relayState = sent.getOrDefault("RelayState", List.of()).stream()
                .filter(state -> !state.isEmpty())
                .findFirst();
        if (relayState.filter(BrowserMessage::isTooLong).isPresent()) {
            return new Reading.Unreadable(Fault.RELAY_STATE_TOO_LONG);
        }
        return decode(request)
                .flatMap(context -> document(context)
                        .<Reading>map(document ->
                                new Reading.Read(new BrowserMessage(request, context, document, relayState))))
                .orElseGet(() -> new Reading.Unreadable(Fault.UNREADABLE));
    }

    private static boolean isTooLong(String relayState) {
        return relayState.getBytes(StandardCharsets.UTF_8).length > LONGEST_RELAY_STATE;
    }

    private static Optional<XMLObject> document(MessageContext context) {
        return context.getMessage() instanceof XMLObject document ? Optional.of(document) : Optional.empty();
    }

    private static Optional<MessageContext> decode(OwnRequest request) {
        BaseHttpServletRequestXMLMessageDecoder decoder =
                request.method().equals("GET") ? new BoundedRedirectDecoder(LARGEST) : new HTTPPostDecoder();
        try {
            decoder.setParserPool(SamlDocuments.get().parsers());
            decoder.setHttpServletRequest(ServletView.of(request));
            decoder.initialize();
            decoder.decode();
            return Optional.ofNullable(decoder.getMessageContext());
        } catch (MessageDecodingException malformed) {
            return Optional.empty();
        } catch (ComponentInitializationException broken) {
            throw new IllegalStateException("the reader of a binding does not start", broken);
        } finally {
            decoder.destroy();
        }
    }

    /** The message itself. */
    public XMLObject document() {
        return document;
    }

    /** What goes back as it came. */
    public Optional<String> relayState() {
        return relayState;
    }

    /** Whether this portal signed it, in the document or beside it in the address. */
    public SenderCheck.Found signatureOf(SamlPortal portal) {
        return SenderCheck.check(context, ServletView.of(request), portal);
    }
}
