/** Tests of this room. */
@NullMarked
package no.portvakt.minside.fagsystem;

import org.jspecify.annotations.NullMarked;
