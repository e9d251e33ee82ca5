/** Which portals there are, from their declarations and from where their metadata is, kept up to date. */
@NullMarked
package no.portvakt.gateway.saml.registry;

import org.jspecify.annotations.NullMarked;
