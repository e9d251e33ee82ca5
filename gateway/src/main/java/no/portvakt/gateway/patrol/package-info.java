/** One timer for all that waits on an event loop. */
@NullMarked
package no.portvakt.gateway.patrol;

import org.jspecify.annotations.NullMarked;
