/** What we answer: assertions, and status where there is none. */
@NullMarked
package no.portvakt.gateway.saml.answer;

import org.jspecify.annotations.NullMarked;
