/** The id that follows one request from the listener to the fagsystem. */
@NullMarked
package no.portvakt.trust.correlation;

import org.jspecify.annotations.NullMarked;
