/** {@code ./portvakt accesslog}. */
@NullMarked
package no.portvakt.minside.accesslog.command;

import org.jspecify.annotations.NullMarked;
