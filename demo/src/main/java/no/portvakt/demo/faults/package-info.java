/** What is left when the broker's parts are killed while citizens and fagsystemer send. */
@NullMarked
package no.portvakt.demo.faults;

import org.jspecify.annotations.NullMarked;
