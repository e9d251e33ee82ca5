/** Tests of the whole system, and of the demo itself. */
@NullMarked
package no.portvakt.demo;

import org.jspecify.annotations.NullMarked;
