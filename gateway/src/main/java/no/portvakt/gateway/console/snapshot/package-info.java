/** What is in force, signed for the edges. */
@NullMarked
package no.portvakt.gateway.console.snapshot;

import org.jspecify.annotations.NullMarked;
