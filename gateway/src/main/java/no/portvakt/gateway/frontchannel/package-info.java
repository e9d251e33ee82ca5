/** Portals of OpenID Connect that hear of a log-out in a frame of the citizen's browser. */
@NullMarked
package no.portvakt.gateway.frontchannel;

import org.jspecify.annotations.NullMarked;
