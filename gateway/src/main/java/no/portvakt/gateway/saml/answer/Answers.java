package no.portvakt.gateway.saml.answer;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.gateway.saml.sign.Recipient;
import no.portvakt.gateway.saml.sign.Signer;
import no.portvakt.gateway.saml.verify.Fault;
import org.opensaml.saml.saml2.core.ArtifactResponse;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;

/**
 * What a portal gets: a response, signed, with an assertion that is signed by itself and encrypted to the portal where it
 * has a key for that; or with a status and no assertion. Thread-safe; takes processor time.
 */
public final class Answers {

    private final String issuer;
    private final Signer signer;
    private final PortalPseudonyms names;
    private final AssertionMaker assertions;
    private final Clock clock;

    /** Answers as this entity. */
    public Answers(String issuer, Signer signer, PortalPseudonyms names, Clock clock) {
        this.issuer = issuer;
        this.signer = signer;
        this.names = names;
        this.assertions = new AssertionMaker(issuer);
        this.clock = clock;
    }

    /** She is who the portal asked for. */
    public String given(SamlPortal portal, Question question, Told told) {
        var now = clock.instant();
        var response = response(question, now);
        response.setStatus(status(StatusCode.SUCCESS));
        response.getAssertions().add(assertions.make(names.passing(), portal, question, told, now));
        return SamlDocuments.write(signer.answered(
                response,
                portal.metadata()
                        .encryption()
                        .map(key -> new Recipient(portal.metadata().entityId(), key))));
    }

    /** She is not, or we do not say. */
    public String refused(Question question, Fault fault) {
        var codes = fault.told().orElseThrow(() -> new IllegalArgumentException(fault + " is told to nobody"));
        var response = response(question, clock.instant());
        var status = status(codes.first());
        var second = SamlDocuments.make(StatusCode.class, StatusCode.DEFAULT_ELEMENT_NAME);
        second.setValue(codes.second());
        status.getStatusCode().setStatusCode(second);
        var message = SamlDocuments.make(StatusMessage.class, StatusMessage.DEFAULT_ELEMENT_NAME);
        message.setValue(fault.id());
        status.setStatusMessage(message);
        response.setStatus(status);
        return SamlDocuments.write(signer.signed(Response.class, response));
    }

    /**
     * What an artifact stands for; signed.
     *
     * @param message as it was written; empty where the artifact stands for nothing (SAML Core, 3.5.3)
     */
    public ArtifactResponse fetched(String requestId, Optional<String> message) {
        var response = SamlDocuments.make(ArtifactResponse.class, ArtifactResponse.DEFAULT_ELEMENT_NAME);
        response.setID(names.passing());
        response.setInResponseTo(requestId);
        response.setIssueInstant(clock.instant());
        response.setIssuer(AssertionMaker.issuer(issuer));
        response.setStatus(status(StatusCode.SUCCESS));
        message.map(Answers::ours).ifPresent(response::setMessage);
        return signer.signed(ArtifactResponse.class, response);
    }

    private static Response ours(String xml) {
        return switch (SamlDocuments.get().read(xml, Response.class)) {
            case SamlDocuments.Reading.Read<Response>(var response) -> response;
            case SamlDocuments.Reading.Unreadable<Response>(var why) ->
                throw new IllegalStateException("an answer of ours " + why);
        };
    }

    private Response response(Question question, Instant now) {
        var response = SamlDocuments.make(Response.class, Response.DEFAULT_ELEMENT_NAME);
        response.setID(names.passing());
        response.setInResponseTo(question.id());
        response.setDestination(question.answerTo());
        response.setIssueInstant(now);
        response.setIssuer(AssertionMaker.issuer(issuer));
        return response;
    }

    private static Status status(String code) {
        var first = SamlDocuments.make(StatusCode.class, StatusCode.DEFAULT_ELEMENT_NAME);
        first.setValue(code);
        var status = SamlDocuments.make(Status.class, Status.DEFAULT_ELEMENT_NAME);
        status.setStatusCode(first);
        return status;
    }
}
