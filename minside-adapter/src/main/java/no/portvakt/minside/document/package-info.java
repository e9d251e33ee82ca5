/** Documents of a citizen's cases, fetched from the archive as she opens them. */
@NullMarked
package no.portvakt.minside.document;

import org.jspecify.annotations.NullMarked;
