/** The one pure function that decides. */
@NullMarked
package no.portvakt.profiles.decide;

import org.jspecify.annotations.NullMarked;
