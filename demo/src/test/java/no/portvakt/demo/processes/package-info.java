/** Programs started with something wrong. */
@NullMarked
package no.portvakt.demo.processes;

import org.jspecify.annotations.NullMarked;
