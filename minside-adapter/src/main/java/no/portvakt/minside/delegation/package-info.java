/** Takes what portals were told of citizens into their access logs. */
@NullMarked
package no.portvakt.minside.delegation;

import org.jspecify.annotations.NullMarked;
