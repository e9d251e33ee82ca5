/** Tests of this room. */
@NullMarked
package no.portvakt.minside.pull;

import org.jspecify.annotations.NullMarked;
