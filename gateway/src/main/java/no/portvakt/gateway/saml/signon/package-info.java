/** Which portals were told of which sign-on. */
@NullMarked
package no.portvakt.gateway.saml.signon;

import org.jspecify.annotations.NullMarked;
