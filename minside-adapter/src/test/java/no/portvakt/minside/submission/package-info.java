/** Tests of this room. */
@NullMarked
package no.portvakt.minside.submission;

import org.jspecify.annotations.NullMarked;
