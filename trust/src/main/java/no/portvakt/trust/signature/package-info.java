/** Signatures that people and programs put under something, made and checked with Bouncy Castle. */
@NullMarked
package no.portvakt.trust.signature;

import org.jspecify.annotations.NullMarked;
