/** From profiles to text in one spelling, and from a folder to one file and back. */
@NullMarked
package no.portvakt.profiles.write;

import org.jspecify.annotations.NullMarked;
