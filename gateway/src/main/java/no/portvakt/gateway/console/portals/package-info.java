/** The portals that delegate their log-ins, as officers see them. */
@NullMarked
package no.portvakt.gateway.console.portals;

import org.jspecify.annotations.NullMarked;
