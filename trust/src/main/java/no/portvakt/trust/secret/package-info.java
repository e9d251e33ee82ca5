/** Values that must not be printed, and how they are sealed at rest. */
@NullMarked
package no.portvakt.trust.secret;

import org.jspecify.annotations.NullMarked;
