/** Signs for edges what they say in SAML, after it has looked at it; the keys stay in this process. */
@NullMarked
package no.portvakt.gateway.console.signing;

import org.jspecify.annotations.NullMarked;
