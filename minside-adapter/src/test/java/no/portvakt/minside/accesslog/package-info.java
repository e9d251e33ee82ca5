/** Tests of this room. */
@NullMarked
package no.portvakt.minside.accesslog;

import org.jspecify.annotations.NullMarked;
