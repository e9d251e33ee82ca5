/** Asks systems that answer while the citizen waits: over HTTP with JSON or SOAP, and from a view of a database. */
@NullMarked
package no.portvakt.minside.fagsystem.ask;

import org.jspecify.annotations.NullMarked;
