/** Tests of the officers' codes. */
@NullMarked
package no.portvakt.demo.officers;

import org.jspecify.annotations.NullMarked;
