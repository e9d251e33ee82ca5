/** Tests of this room. */
@NullMarked
package no.portvakt.minside.fagsystem.connector;

import org.jspecify.annotations.NullMarked;
