/** {@code ./portvakt retention}: how long cases stay, and whether those that are removed are. */
@NullMarked
package no.portvakt.minside.removal.command;

import org.jspecify.annotations.NullMarked;
