/** The API for national and other portals: signed grants, access tokens, and the citizen's data over it. */
@NullMarked
package no.portvakt.minside.portal;

import org.jspecify.annotations.NullMarked;
