/** The citizen's cases: events from fagsystemer in, views without what the session may not see out. */
@NullMarked
package no.portvakt.minside.status;

import org.jspecify.annotations.NullMarked;
