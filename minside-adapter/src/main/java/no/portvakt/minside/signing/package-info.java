/** Having a document signed by one person, and making sure that she did. */
@NullMarked
package no.portvakt.minside.signing;

import org.jspecify.annotations.NullMarked;
