/** {@code ./portvakt connector}. */
@NullMarked
package no.portvakt.minside.fagsystem.command;

import org.jspecify.annotations.NullMarked;
