/** {@code ./portvakt backlog}. */
@NullMarked
package no.portvakt.minside.backlog.command;

import org.jspecify.annotations.NullMarked;
