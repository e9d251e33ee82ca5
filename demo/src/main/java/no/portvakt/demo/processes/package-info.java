/** The parts of the system as processes: started in the right order, watched while they start, stopped together. */
@NullMarked
package no.portvakt.demo.processes;

import org.jspecify.annotations.NullMarked;
