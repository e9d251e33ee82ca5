/** A clock that tests move by hand. */
@NullMarked
package no.portvakt.testsupport.time;

import org.jspecify.annotations.NullMarked;
