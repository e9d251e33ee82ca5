package no.portvakt.gateway.saml.logout;

import java.util.Optional;
import no.portvakt.gateway.saml.metadata.Binding;

/**
 * Who asked for a log-out, and is told when it is done.
 *
 * @param portal the id of its declaration
 * @param requestId which the answer names
 * @param by how the request came
 * @param relayState goes back as it came
 */
record Asker(String portal, String requestId, Binding by, Optional<String> relayState) {}
