/** How much a caller, an address and a service get of us, so that one of them cannot take it from all others. */
@NullMarked
package no.portvakt.gateway.limit;

import org.jspecify.annotations.NullMarked;
