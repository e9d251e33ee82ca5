/** Second stage: which service a request is for, and the rule of its profile that applies. */
@NullMarked
package no.portvakt.gateway.request.address;

import org.jspecify.annotations.NullMarked;
