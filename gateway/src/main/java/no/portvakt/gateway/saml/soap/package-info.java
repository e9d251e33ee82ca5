/** Messages of SAML between servers, in envelopes of SOAP 1.1 (SAML Bindings, 3.2). */
@NullMarked
package no.portvakt.gateway.saml.soap;

import org.jspecify.annotations.NullMarked;
