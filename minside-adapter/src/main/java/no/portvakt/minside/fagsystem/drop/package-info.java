/** Files that a system drops, read whole into memory: who has a row, and what stands in it. */
@NullMarked
package no.portvakt.minside.fagsystem.drop;

import org.jspecify.annotations.NullMarked;
