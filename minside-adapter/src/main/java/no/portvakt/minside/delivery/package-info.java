/** Cases told to other surfaces than MinSide: at least once on the wire, in order for each case, until they have it. */
@NullMarked
package no.portvakt.minside.delivery;

import org.jspecify.annotations.NullMarked;
