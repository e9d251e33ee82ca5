package no.portvakt.gateway.saml.receive;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.shibboleth.utilities.java.support.component.ComponentInitializationException;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.SenderCheck;
import no.portvakt.profiles.level.SecurityLevel;
import org.opensaml.messaging.context.MessageContext;
import org.opensaml.messaging.decoder.MessageDecodingException;
import org.opensaml.messaging.decoder.servlet.BaseHttpServletRequestXMLMessageDecoder;
import org.opensaml.saml.saml2.binding.decoding.impl.HTTPPostDecoder;
import org.opensaml.saml.saml2.core.AuthnRequest;

/**
 * Reads a request for a log-in, by Redirect or by POST: first that it is one document with one reading, then the schema,
 * then who signed it, and only then what it says. Thread-safe.
 */
public final class RequestReader {

    /** Of the binding's parameters; SAML Bindings, 3.4.4 and 3.5.4. */
    private static final List<String> PARAMETERS =
            List.of("SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding");

    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_RELAY_STATE = 80;
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private final SamlPortals portals;
    private final String address;
    private final Clock clock;

    /**
     * Reads for these portals.
     *
     * @param address ours, which a request has to name as its destination
     */
    public RequestReader(SamlPortals portals, String address, Clock clock) {
        this.portals = portals;
        this.address = address;
        this.clock = clock;
    }

    /** How long an id has to be remembered so that no request counts twice. */
    public static Duration remembered() {
        return OLDEST.plus(CLOCKS_DIFFER).plus(CLOCKS_DIFFER);
    }

    /** Everything but whether it was here before. */
    public Received read(OwnRequest request) {
        var sent = request.method().equals("GET") ? request.query() : request.form();
        if (PARAMETERS.stream()
                .anyMatch(name -> sent.getOrDefault(name, List.of()).size() > 1)) {
            return new Received.Untrusted(Fault.AMBIGUOUS, Optional.empty());
        }
        var relayState = sent.getOrDefault("RelayState", List.of()).stream()
                .filter(state -> !state.isEmpty())
                .findFirst();
        if (relayState.filter(RequestReader::isTooLong).isPresent()) {
            return new Received.Untrusted(Fault.RELAY_STATE_TOO_LONG, Optional.empty());
        }
        return decode(request)
                .map(message -> read(request, message, relayState))
                .orElseGet(() -> new Received.Untrusted(Fault.UNREADABLE, Optional.empty()));
    }

    private static boolean isTooLong(String relayState) {
        return relayState.getBytes(StandardCharsets.UTF_8).length > LONGEST_RELAY_STATE;
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

    private Received read(OwnRequest request, MessageContext message, Optional<String> relayState) {
        if (!(message.getMessage() instanceof AuthnRequest asked)) {
            return new Received.Untrusted(Fault.NOT_A_LOGIN_REQUEST, Optional.empty());
        }
        if (!SamlDocuments.get().isValid(asked)) {
            return new Received.Untrusted(Fault.NOT_AS_THE_SCHEMA, Optional.empty());
        }
        var portal = Optional.ofNullable(asked.getIssuer())
                .flatMap(issuer -> Optional.ofNullable(issuer.getValue()))
                .flatMap(portals::named);
        if (portal.isEmpty()) {
            return new Received.Untrusted(Fault.UNKNOWN_PORTAL, Optional.empty());
        }
        return whyNotTrusted(request, message, asked, portal.get())
                .<Received>map(fault -> new Received.Untrusted(fault, portal))
                .orElseGet(() -> trusted(asked, portal.get(), relayState));
    }

    private Optional<Fault> whyNotTrusted(
            OwnRequest request, MessageContext message, AuthnRequest asked, SamlPortal portal) {
        return signature(SenderCheck.check(message, ServletView.of(request), portal), portal)
                .or(() -> destination(asked, portal))
                .or(() -> time(asked.getIssueInstant(), clock.instant()));
    }

    private static Optional<Fault> signature(SenderCheck.Found found, SamlPortal portal) {
        return switch (found) {
            case SIGNED -> Optional.empty();
            case UNSIGNED -> portal.hasToSign() ? Optional.of(Fault.UNSIGNED) : Optional.empty();
            case BADLY_SIGNED -> Optional.of(Fault.BAD_SIGNATURE);
        };
    }

    /** A signed message names whom it is for; one that nobody signed may leave it out. */
    private Optional<Fault> destination(AuthnRequest asked, SamlPortal portal) {
        var named = Optional.ofNullable(asked.getDestination());
        boolean right = named.map(address::equals).orElse(!portal.hasToSign());
        return right ? Optional.empty() : Optional.of(Fault.WRONG_DESTINATION);
    }

    private static Optional<Fault> time(Instant issued, Instant now) {
        if (issued.isBefore(now.minus(OLDEST).minus(CLOCKS_DIFFER))) {
            return Optional.of(Fault.EXPIRED);
        }
        return issued.isAfter(now.plus(CLOCKS_DIFFER)) ? Optional.of(Fault.NOT_YET) : Optional.empty();
    }

    private Received trusted(AuthnRequest asked, SamlPortal portal, Optional<String> relayState) {
        var consumer = AnswerAddress.of(asked, portal.metadata());
        if (consumer.isEmpty()) {
            return new Received.Untrusted(Fault.UNKNOWN_ANSWER_ADDRESS, Optional.of(portal));
        }
        var wish = Optional.ofNullable(asked.getRequestedAuthnContext())
                .map(ContextClasses::read)
                .orElseGet(ContextClasses.Wish.Nothing::new);
        var level = wish instanceof ContextClasses.Wish.AtLeast least
                ? Optional.of(least.level())
                : Optional.<SecurityLevel>empty();
        var question = new Question(
                portal.id().value(),
                asked.getID(),
                consumer.get(),
                relayState,
                level,
                wish instanceof ContextClasses.Wish.AtLeast least && least.statesAsked(),
                Boolean.TRUE.equals(asked.isForceAuthn()),
                Boolean.TRUE.equals(asked.isPassive()),
                clock.instant());
        return whyNot(asked, portal, wish)
                .<Received>map(fault -> new Received.Told(portal, question, fault))
                .orElseGet(() -> new Received.Asked(question));
    }

    private static Optional<Fault> whyNot(AuthnRequest asked, SamlPortal portal, ContextClasses.Wish wish) {
        return Stream.of(
                        AnswerAddress.hasForeignBinding(asked)
                                ? Optional.of(Fault.UNSUPPORTED_BINDING)
                                : Optional.<Fault>empty(),
                        asked.getSubject() != null || asked.getConditions() != null
                                ? Optional.of(Fault.UNSUPPORTED_REQUEST)
                                : Optional.<Fault>empty(),
                        NameWish.isGiven(asked, portal) ? Optional.<Fault>empty() : Optional.of(Fault.NAME_NOT_GIVEN),
                        wish instanceof ContextClasses.Wish.Impossible
                                ? Optional.of(Fault.NO_SUCH_LEVEL)
                                : Optional.<Fault>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }
}
