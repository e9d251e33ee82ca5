/** Documents that people read on paper, or sign. */
@NullMarked
package no.portvakt.minside.print;

import org.jspecify.annotations.NullMarked;
