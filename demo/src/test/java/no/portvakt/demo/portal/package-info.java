/** The simulated national portal against a municipality that is played too. */
@NullMarked
package no.portvakt.demo.portal;

import org.jspecify.annotations.NullMarked;
