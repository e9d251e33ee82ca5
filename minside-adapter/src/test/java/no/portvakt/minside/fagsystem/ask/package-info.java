/** Tests of this room. */
@NullMarked
package no.portvakt.minside.fagsystem.ask;

import org.jspecify.annotations.NullMarked;
