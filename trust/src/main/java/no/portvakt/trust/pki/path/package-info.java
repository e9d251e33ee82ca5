/** The chain from a certificate to an issuer that we name, and whether RFC 5280 accepts it. */
@NullMarked
package no.portvakt.trust.pki.path;

import org.jspecify.annotations.NullMarked;
