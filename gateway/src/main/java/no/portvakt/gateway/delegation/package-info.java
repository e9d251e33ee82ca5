/** Tells the citizens' access log which portal was told of whom. */
@NullMarked
package no.portvakt.gateway.delegation;

import org.jspecify.annotations.NullMarked;
