/** Registered peers, portals and fagsystemer: whose keys we hold, and whose signed tokens we verify. */
@NullMarked
package no.portvakt.minside.peer;

import org.jspecify.annotations.NullMarked;
