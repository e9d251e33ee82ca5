/** Fifth stage: takes away what could be mistaken for us, and says who the citizen is. */
@NullMarked
package no.portvakt.gateway.request.enrich;

import org.jspecify.annotations.NullMarked;
