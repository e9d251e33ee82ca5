/** The sak/arkiv system, spoken to in Noark 4 Web Services. */
@NullMarked
package no.portvakt.minside.archive;

import org.jspecify.annotations.NullMarked;
