/** {@code ./portvakt event}: the contract of events, by hand. */
@NullMarked
package no.portvakt.minside.status.command;

import org.jspecify.annotations.NullMarked;
