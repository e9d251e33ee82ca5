/** How many guesses there are, for a person and for a client, and how one does not lock out another. */
@NullMarked
package no.portvakt.idp.lockout;

import org.jspecify.annotations.NullMarked;
