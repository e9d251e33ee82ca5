package no.portvakt.gateway.saml.logout;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.receive.BrowserMessage;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.Freshness;
import no.portvakt.gateway.saml.verify.SenderCheck;
import no.portvakt.profiles.portal.SamlPeer;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.StatusCode;

/**
 * Reads requests for a log-out and answers to them: the schema, then who signed it, and only then what it says. Whatever
 * the declaration says of requests for log-ins, here a signature has to be there. Thread-safe.
 */
final class LogoutReader {

    private final SamlPortals portals;
    private final String issuer;
    private final Clock clock;

    /**
     * Reads for these portals.
     *
     * @param issuer our name, in which names of citizens are given
     */
    LogoutReader(SamlPortals portals, String issuer, Clock clock) {
        this.portals = portals;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * How a message came.
     *
     * @param address ours, which the message has to name as its destination where a browser brought it, and if it names
     *     one where a server did (SAML Core, 3.2.1; Shibboleth's names none): there the connection says for whom it is.
     *     Empty for the answer to a call of ours
     */
    record Delivery(
            XMLObject document,
            Function<SamlPortal, SenderCheck.Found> signature,
            Binding by,
            Optional<String> address,
            Optional<String> relayState) {

        private boolean isFor(Optional<String> destination) {
            return address.isEmpty() || (destination.isEmpty() ? by == Binding.SOAP : destination.equals(address));
        }
    }

    /** What a browser brought; everything but whether it was here before. */
    Heard read(OwnRequest request, String address) {
        var by = request.method().equals("GET") ? Binding.REDIRECT : Binding.POST;
        return switch (BrowserMessage.read(request)) {
            case BrowserMessage.Reading.Unreadable(var why) -> new Heard.Untrusted(why, Optional.empty());
            case BrowserMessage.Reading.Read(var message) ->
                read(new Delivery(
                        message.document(), message::signatureOf, by, Optional.of(address), message.relayState()));
        };
    }

    /** The same, of what came in another way. */
    Heard read(Delivery delivery) {
        return switch (delivery.document()) {
            case LogoutRequest asked ->
                sender(delivery, asked.getIssuer())
                        .map(portal -> whyNotTrusted(delivery, portal, asked.getDestination(), asked.getIssueInstant())
                                .or(() -> over(asked))
                                .<Heard>map(fault -> new Heard.Untrusted(fault, Optional.of(portal)))
                                .orElseGet(() -> asked(delivery, portal, asked)))
                        .orElseGet(() -> nobody(asked));
            case LogoutResponse answer ->
                sender(delivery, answer.getIssuer())
                        .map(portal -> whyNotTrusted(
                                        delivery, portal, answer.getDestination(), answer.getIssueInstant())
                                .<Heard>map(fault -> new Heard.Untrusted(fault, Optional.of(portal)))
                                .orElseGet(() -> answered(portal, answer)))
                        .orElseGet(() -> nobody(answer));
            default -> new Heard.Untrusted(Fault.NOT_A_LOGOUT_MESSAGE, Optional.empty());
        };
    }

    private static Heard nobody(XMLObject message) {
        var fault = SamlDocuments.get().isValid(message) ? Fault.UNKNOWN_PORTAL : Fault.NOT_AS_THE_SCHEMA;
        return new Heard.Untrusted(fault, Optional.empty());
    }

    private Optional<SamlPortal> sender(Delivery delivery, @org.jspecify.annotations.Nullable Issuer said) {
        return SamlDocuments.get().isValid(delivery.document())
                ? Optional.ofNullable(said)
                        .flatMap(name -> Optional.ofNullable(name.getValue()))
                        .flatMap(portals::named)
                : Optional.empty();
    }

    private Optional<Fault> whyNotTrusted(
            Delivery delivery,
            SamlPortal portal,
            @org.jspecify.annotations.Nullable String destination,
            Instant issued) {
        return switch (delivery.signature().apply(portal)) {
            case UNSIGNED -> Optional.of(Fault.UNSIGNED);
            case BADLY_SIGNED -> Optional.of(Fault.BAD_SIGNATURE);
            case SIGNED ->
                delivery.isFor(Optional.ofNullable(destination))
                        ? Freshness.check(issued, clock.instant())
                        : Optional.of(Fault.WRONG_DESTINATION);
        };
    }

    private Optional<Fault> over(LogoutRequest asked) {
        return Optional.ofNullable(asked.getNotOnOrAfter())
                .filter(until -> Freshness.isOver(until, clock.instant()))
                .map(over -> Fault.EXPIRED);
    }

    private Heard asked(Delivery delivery, SamlPortal portal, LogoutRequest asked) {
        var asker = new Asker(portal.id().value(), asked.getID(), delivery.by(), delivery.relayState());
        var signOns = asked.getSessionIndexes().stream()
                .flatMap(index -> Optional.ofNullable(index.getValue()).stream())
                .collect(Collectors.toSet());
        var name = Optional.ofNullable(asked.getNameID());
        if (name.isEmpty() || signOns.size() != 1) {
            return new Heard.Told(portal, asker, Fault.SIGN_ON_NOT_NAMED);
        }
        return name.filter(given -> isOurName(given, portal))
                .flatMap(given -> Optional.ofNullable(given.getValue()))
                .<Heard>map(value ->
                        new Heard.Asked(portal, asker, value, signOns.iterator().next()))
                .orElseGet(() -> new Heard.Told(portal, asker, Fault.NOT_THEIR_SIGN_ON));
    }

    /** What a portal repeats of a name has to be as we gave it; what it leaves out, it leaves out (SAML Core, 8.3). */
    private boolean isOurName(NameID name, SamlPortal portal) {
        var format = Optional.ofNullable(name.getFormat()).filter(given -> !given.equals(NameIDType.UNSPECIFIED));
        return format.map(formatOf(portal.peer().nameId())::equals).orElse(true)
                && Optional.ofNullable(name.getNameQualifier())
                        .map(issuer::equals)
                        .orElse(true)
                && Optional.ofNullable(name.getSPNameQualifier())
                        .map(portal.metadata().entityId()::equals)
                        .orElse(true);
    }

    static String formatOf(SamlPeer.NameIdKind kind) {
        return switch (kind) {
            case TRANSIENT -> NameIDType.TRANSIENT;
            case PERSISTENT -> NameIDType.PERSISTENT;
        };
    }

    private static Heard answered(SamlPortal portal, LogoutResponse answer) {
        var first = answer.getStatus().getStatusCode();
        boolean whole = Optional.ofNullable(first.getStatusCode())
                .filter(second -> StatusCode.PARTIAL_LOGOUT.equals(second.getValue()))
                .isEmpty();
        return Optional.ofNullable(answer.getInResponseTo())
                .<Heard>map(request ->
                        new Heard.Answered(portal, request, StatusCode.SUCCESS.equals(first.getValue()) && whole))
                .orElseGet(() -> new Heard.Untrusted(Fault.NOT_ASKED_FOR, Optional.of(portal)));
    }
}
