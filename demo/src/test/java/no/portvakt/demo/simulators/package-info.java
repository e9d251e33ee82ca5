/** The simulators by themselves. */
@NullMarked
package no.portvakt.demo.simulators;

import org.jspecify.annotations.NullMarked;
