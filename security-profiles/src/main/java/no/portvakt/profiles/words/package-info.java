/** What people read, as it is written for each language. */
@NullMarked
package no.portvakt.profiles.words;

import org.jspecify.annotations.NullMarked;
