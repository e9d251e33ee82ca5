package no.portvakt.gateway.saml.logout;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.sign.Signer;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;

/** What we say to portals about log-outs (SAML Core, 3.7). Thread-safe; takes processor time. */
final class LogoutMessages {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int ID_BYTES = 32;

    private final String issuer;
    private final Signer signer;
    private final SecureRandom random;
    private final Clock clock;

    LogoutMessages(String issuer, Signer signer, SecureRandom random, Clock clock) {
        this.issuer = issuer;
        this.signer = signer;
        this.random = random;
        this.clock = clock;
    }

    /** Of a request: 256 random bits that a portal repeats when it answers. */
    String newId() {
        var bits = new byte[ID_BYTES];
        random.nextBytes(bits);
        return "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** She is logged out; not yet signed. */
    LogoutRequest request(String id, SamlPortal portal, Chain.Stop stop, String destination) {
        var now = clock.instant();
        var request = SamlDocuments.make(LogoutRequest.class, LogoutRequest.DEFAULT_ELEMENT_NAME);
        request.setID(id);
        request.setIssueInstant(now);
        request.setNotOnOrAfter(now.plus(LIFE));
        request.setDestination(destination);
        request.setIssuer(ourselves());
        var name = SamlDocuments.make(NameID.class, NameID.DEFAULT_ELEMENT_NAME);
        name.setValue(stop.name());
        name.setFormat(LogoutReader.formatOf(portal.peer().nameId()));
        name.setNameQualifier(issuer);
        name.setSPNameQualifier(portal.metadata().entityId());
        request.setNameID(name);
        var index = SamlDocuments.make(SessionIndex.class, SessionIndex.DEFAULT_ELEMENT_NAME);
        index.setValue(stop.sessionIndex());
        request.getSessionIndexes().add(index);
        return request;
    }

    /** To whoever asked; not yet signed. */
    LogoutResponse response(Asker asker, LogoutStatus status, Optional<String> destination) {
        var response = SamlDocuments.make(LogoutResponse.class, LogoutResponse.DEFAULT_ELEMENT_NAME);
        response.setID(newId());
        response.setInResponseTo(asker.requestId());
        destination.ifPresent(response::setDestination);
        response.setIssueInstant(clock.instant());
        response.setIssuer(ourselves());
        response.setStatus(status(status));
        return response;
    }

    private static Status status(LogoutStatus said) {
        var first = code(said.first());
        said.second().ifPresent(second -> first.setStatusCode(code(second)));
        var status = SamlDocuments.make(Status.class, Status.DEFAULT_ELEMENT_NAME);
        status.setStatusCode(first);
        said.message().ifPresent(text -> {
            var message = SamlDocuments.make(StatusMessage.class, StatusMessage.DEFAULT_ELEMENT_NAME);
            message.setValue(text);
            status.setStatusMessage(message);
        });
        return status;
    }

    private static StatusCode code(String value) {
        var code = SamlDocuments.make(StatusCode.class, StatusCode.DEFAULT_ELEMENT_NAME);
        code.setValue(value);
        return code;
    }

    private Issuer ourselves() {
        var ours = SamlDocuments.make(Issuer.class, Issuer.DEFAULT_ELEMENT_NAME);
        ours.setValue(issuer);
        return ours;
    }

    /** Signed, as XML. */
    <T extends SignableSAMLObject> String signed(Class<T> kind, T message) {
        return SamlDocuments.write(sign(kind, message));
    }

    /** The same, signed, to be put in an envelope. */
    <T extends SignableSAMLObject> T sign(Class<T> kind, T message) {
        return signer.signed(kind, message);
    }

    /** Signed, in an address of the Redirect binding. */
    String address(SignableSAMLObject message, String endpoint, Optional<String> relayState) {
        return signer.address(message, endpoint, relayState);
    }
}
