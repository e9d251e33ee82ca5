/** That a portal was told of a citizen, on its way to her own access log. */
@NullMarked
package no.portvakt.trust.delegation;

import org.jspecify.annotations.NullMarked;
