/** Ports and processes. */
@NullMarked
package no.portvakt.demo.machine;

import org.jspecify.annotations.NullMarked;
