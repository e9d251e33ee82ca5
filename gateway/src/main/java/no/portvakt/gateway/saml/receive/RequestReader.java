package no.portvakt.gateway.saml.receive;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.PortalMetadata;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.Freshness;
import no.portvakt.gateway.saml.verify.SenderCheck;
import no.portvakt.profiles.level.SecurityLevel;
import org.opensaml.saml.saml2.core.AuthnRequest;

/**
 * Reads a request for a log-in, by Redirect or by POST: first that it is one document with one reading, then the schema,
 * then who signed it, and only then what it says. Thread-safe.
 */
public final class RequestReader {

    private final SamlPortals portals;
    private final String address;
    private final boolean artifacts;
    private final Clock clock;

    /**
     * Reads for these portals.
     *
     * @param address ours, which a request has to name as its destination
     * @param artifacts whether we have a door where portals' servers fetch answers
     */
    public RequestReader(SamlPortals portals, String address, boolean artifacts, Clock clock) {
        this.portals = portals;
        this.address = address;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /** Everything but whether it was here before. */
    public Received read(OwnRequest request) {
        return switch (BrowserMessage.read(request)) {
            case BrowserMessage.Reading.Unreadable(var why) -> new Received.Untrusted(why, Optional.empty());
            case BrowserMessage.Reading.Read(var message) -> read(message);
        };
    }

    private Received read(BrowserMessage message) {
        if (!(message.document() instanceof AuthnRequest asked)) {
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
        return whyNotTrusted(message, asked, portal.get())
                .<Received>map(fault -> new Received.Untrusted(fault, portal))
                .orElseGet(() -> trusted(asked, portal.get(), message.relayState()));
    }

    private Optional<Fault> whyNotTrusted(BrowserMessage message, AuthnRequest asked, SamlPortal portal) {
        return signature(message.signatureOf(portal), portal)
                .or(() -> destination(asked, portal))
                .or(() -> Freshness.check(asked.getIssueInstant(), clock.instant()));
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

    private Received trusted(AuthnRequest asked, SamlPortal portal, Optional<String> relayState) {
        var consumer = AnswerAddress.of(asked, portal.metadata(), artifacts);
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
                consumer.get().address().toString(),
                consumer.get().binding(),
                relayState,
                level,
                wish instanceof ContextClasses.Wish.AtLeast least && least.statesAsked(),
                Boolean.TRUE.equals(asked.isForceAuthn()),
                Boolean.TRUE.equals(asked.isPassive()),
                clock.instant());
        return whyNot(asked, portal, consumer.get(), wish)
                .<Received>map(fault -> new Received.Told(portal, question, fault))
                .orElseGet(() -> new Received.Asked(question));
    }

    private static Optional<Fault> whyNot(
            AuthnRequest asked, SamlPortal portal, PortalMetadata.Consumer consumer, ContextClasses.Wish wish) {
        return Stream.of(
                        AnswerAddress.isForeign(asked, consumer)
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
