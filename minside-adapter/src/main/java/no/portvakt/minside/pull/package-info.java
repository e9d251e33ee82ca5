/** Asks the archive where cases stand whose fagsystem does not tell. */
@NullMarked
package no.portvakt.minside.pull;

import org.jspecify.annotations.NullMarked;
