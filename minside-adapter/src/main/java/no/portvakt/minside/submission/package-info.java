/** A form that was sent: accepted and stored in one transaction, archived by a worker, receipted. */
@NullMarked
package no.portvakt.minside.submission;

import org.jspecify.annotations.NullMarked;
