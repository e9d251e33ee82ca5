/** How sure we are of who somebody is: levels, and the evidence for them. */
@NullMarked
package no.portvakt.profiles.level;

import org.jspecify.annotations.NullMarked;
