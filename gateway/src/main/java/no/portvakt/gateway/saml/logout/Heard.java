package no.portvakt.gateway.saml.logout;

import java.util.Optional;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.verify.Fault;

/** What came of reading a message about a log-out. */
sealed interface Heard {

    /**
     * The portal asks for a log-out.
     *
     * @param name how it calls her
     * @param sessionIndex how it calls the sign-on
     */
    record Asked(SamlPortal portal, Asker asker, String name, String sessionIndex) implements Heard {}

    /** The portal asks for something that it does not get, and is told. */
    record Told(SamlPortal portal, Asker asker, Fault fault) implements Heard {}

    /**
     * The portal answers a request of ours.
     *
     * @param done whether it says that she is logged out there
     */
    record Answered(SamlPortal portal, String inResponseTo, boolean done) implements Heard {}

    /** Nobody knows who says this. */
    record Untrusted(Fault fault, Optional<SamlPortal> portal) implements Heard {}
}
