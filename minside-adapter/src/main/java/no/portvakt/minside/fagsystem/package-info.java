/** Systems that know something about a citizen: the port to them. How each is asked is data, in {@code connector}. */
@NullMarked
package no.portvakt.minside.fagsystem;

import org.jspecify.annotations.NullMarked;
