/** One citizen's journey in twelve steps, with the evidence seen at each. */
@NullMarked
package no.portvakt.demo.journey;

import org.jspecify.annotations.NullMarked;
