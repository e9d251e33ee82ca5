/** Tests of this room. */
@NullMarked
package no.portvakt.minside.peer;

import org.jspecify.annotations.NullMarked;
