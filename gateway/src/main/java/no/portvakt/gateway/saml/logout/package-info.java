/** Log-out with portals that speak SAML: they ask for it, are told of it, and confirm. */
@NullMarked
package no.portvakt.gateway.saml.logout;

import org.jspecify.annotations.NullMarked;
