/** Connectors as data: what a system speaks, how it is asked, how its answer maps to fields, how patient we are. */
@NullMarked
package no.portvakt.minside.fagsystem.connector;

import org.jspecify.annotations.NullMarked;
