/** Tests of this room. */
@NullMarked
package no.portvakt.minside.archive;

import org.jspecify.annotations.NullMarked;
