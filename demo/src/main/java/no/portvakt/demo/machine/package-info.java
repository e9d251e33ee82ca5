/** The machine that the demo runs on: ports, names, folders, child processes, and the terminal. */
@NullMarked
package no.portvakt.demo.machine;

import org.jspecify.annotations.NullMarked;
