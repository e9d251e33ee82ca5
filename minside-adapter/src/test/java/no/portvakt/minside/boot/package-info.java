/** Tests of this room. */
@NullMarked
package no.portvakt.minside.boot;

import org.jspecify.annotations.NullMarked;
