/** Append-only records, each carrying the hash of the one before. */
@NullMarked
package no.portvakt.trust.audit;

import org.jspecify.annotations.NullMarked;
