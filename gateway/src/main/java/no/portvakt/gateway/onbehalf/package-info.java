/** Token exchange (RFC 8693): a service that calls another for a citizen gets a token for that one. */
@NullMarked
package no.portvakt.gateway.onbehalf;

import org.jspecify.annotations.NullMarked;
