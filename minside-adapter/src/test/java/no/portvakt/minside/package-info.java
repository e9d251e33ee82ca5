/** Tests of the adapter as a whole, and the world that they run it in. */
@NullMarked
package no.portvakt.minside;

import org.jspecify.annotations.NullMarked;
