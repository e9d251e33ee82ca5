/** The demo's command line, tested without starting anything. */
@NullMarked
package no.portvakt.demo.boot;

import org.jspecify.annotations.NullMarked;
