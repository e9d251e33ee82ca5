/** Citizens by themselves. */
@NullMarked
package no.portvakt.demo.citizens;

import org.jspecify.annotations.NullMarked;
