/** Who speaks SAML with whom: the metadata of portals, and ours. */
@NullMarked
package no.portvakt.gateway.saml.metadata;

import org.jspecify.annotations.NullMarked;
