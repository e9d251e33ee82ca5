/** The paths that portals and browsers call, and what is decided there. */
@NullMarked
package no.portvakt.gateway.saml.delegate;

import org.jspecify.annotations.NullMarked;
