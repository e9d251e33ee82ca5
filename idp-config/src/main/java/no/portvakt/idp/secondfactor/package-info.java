/** An officer's second factor: chosen at the first log-in, demanded at every one. */
@NullMarked
package no.portvakt.idp.secondfactor;

import org.jspecify.annotations.NullMarked;
