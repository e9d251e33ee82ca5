/** Agents and the door that they call at, over real TLS. */
@NullMarked
package no.portvakt.minside.fagsystem.agent;

import org.jspecify.annotations.NullMarked;
