package no.portvakt.gateway.saml.soap;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.trust.correlation.CorrelationId;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.common.SAMLObject;

/** Answers what portals' servers send to one path. Called on threads that may wait, by many at once. */
public interface SoapService {

    /**
     * Reads and answers.
     *
     * @param message as the schemas have it; nobody has looked at its signature
     * @param shown the certificate that the caller's connection was opened with, and its chain; never empty
     */
    Answer answer(SAMLObject message, List<X509Certificate> shown, CorrelationId correlation);

    /**
     * Keeps that something came that holds no message.
     *
     * @param why unreadable, or too large to be read
     */
    void unread(Fault why, CorrelationId correlation);

    /** What came of it. */
    sealed interface Answer {

        /** A message of ours, signed. */
        record Message(XMLObject signed) implements Answer {}

        /** Nothing that the caller is told. */
        record Refused() implements Answer {}

        /** Too much at once. */
        record Busy() implements Answer {}
    }

    /** Of one that may be missing. */
    static Answer orBusy(Optional<Answer> answer) {
        return answer.orElseGet(Answer.Busy::new);
    }
}
