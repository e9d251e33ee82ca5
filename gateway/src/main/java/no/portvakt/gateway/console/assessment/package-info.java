/** A risk assessment as a document for the archive. */
@NullMarked
package no.portvakt.gateway.console.assessment;

import org.jspecify.annotations.NullMarked;
