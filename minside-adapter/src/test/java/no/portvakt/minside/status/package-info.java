/** Tests of this room. */
@NullMarked
package no.portvakt.minside.status;

import org.jspecify.annotations.NullMarked;
