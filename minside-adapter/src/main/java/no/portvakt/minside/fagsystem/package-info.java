/** Connectors as data: where a system is, how its answer maps to fields, how long a value holds. */
@NullMarked
package no.portvakt.minside.fagsystem;

import org.jspecify.annotations.NullMarked;
