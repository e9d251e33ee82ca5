/** One request as it was read, and nothing that was decided about it: what the stages hand on. */
@NullMarked
package no.portvakt.gateway.exchange;

import org.jspecify.annotations.NullMarked;
