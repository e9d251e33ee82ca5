package no.portvakt.gateway.saml.receive;

import java.util.Optional;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.verify.Fault;

/** What came of reading a request. */
public sealed interface Received {

    /** The portal asks. */
    record Asked(Question question) implements Received {}

    /** The portal asks for something that it does not get, and is told. */
    record Told(SamlPortal portal, Question question, Fault fault) implements Received {}

    /**
     * Nobody knows who asks, or where an answer would go.
     *
     * @param portal the one that the request names, which may be another's word
     */
    record Untrusted(Fault fault, Optional<SamlPortal> portal) implements Received {}
}
