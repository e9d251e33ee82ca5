/** Portals that let us log their citizens in, as declared data. */
@NullMarked
package no.portvakt.profiles.portal;

import org.jspecify.annotations.NullMarked;
