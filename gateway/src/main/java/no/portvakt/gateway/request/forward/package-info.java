/** Sixth stage: streams to the upstream and back. */
@NullMarked
package no.portvakt.gateway.request.forward;

import org.jspecify.annotations.NullMarked;
