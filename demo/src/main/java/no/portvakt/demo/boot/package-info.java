/** The command line of the demo. */
@NullMarked
package no.portvakt.demo.boot;

import org.jspecify.annotations.NullMarked;
