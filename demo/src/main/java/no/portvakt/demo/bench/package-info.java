/** How fast the broker is, beside the same work without it. */
@NullMarked
package no.portvakt.demo.bench;

import org.jspecify.annotations.NullMarked;
