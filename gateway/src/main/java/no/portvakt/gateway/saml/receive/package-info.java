/** What a portal asks, of what a browser brought. */
@NullMarked
package no.portvakt.gateway.saml.receive;

import org.jspecify.annotations.NullMarked;
