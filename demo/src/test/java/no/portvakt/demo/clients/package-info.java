/** Portals that log their citizens in here, played by libraries that others have written. */
@NullMarked
package no.portvakt.demo.clients;

import org.jspecify.annotations.NullMarked;
