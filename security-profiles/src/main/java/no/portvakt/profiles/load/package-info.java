/** From profile files to a catalogue, or to every problem they have, with file, line and choices. */
@NullMarked
package no.portvakt.profiles.load;

import org.jspecify.annotations.NullMarked;
