/** Other providers of identities, played by products that others have written. */
@NullMarked
package no.portvakt.demo.providers;

import org.jspecify.annotations.NullMarked;
