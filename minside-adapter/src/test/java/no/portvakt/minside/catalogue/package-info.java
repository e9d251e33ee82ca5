/** Forms and their services. */
@NullMarked
package no.portvakt.minside.catalogue;

import org.jspecify.annotations.NullMarked;
