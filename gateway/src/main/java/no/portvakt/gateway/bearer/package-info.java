/** Tokens that programs show for themselves: which issuers' count, with which keys, and what they say of the caller. */
@NullMarked
package no.portvakt.gateway.bearer;

import org.jspecify.annotations.NullMarked;
