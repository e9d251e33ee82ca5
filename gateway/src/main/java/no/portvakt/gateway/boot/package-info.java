/** Puts the parts together: configuration, listeners, checks. Nobody imports it. */
@NullMarked
package no.portvakt.gateway.boot;

import org.jspecify.annotations.NullMarked;
