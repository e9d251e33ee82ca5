/** Who signs what we say in SAML: keys of this process, or those of another that looks at it first. */
@NullMarked
package no.portvakt.gateway.saml.sign;

import org.jspecify.annotations.NullMarked;
