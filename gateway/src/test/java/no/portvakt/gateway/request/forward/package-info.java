/** Tests of what is passed on. */
@NullMarked
package no.portvakt.gateway.request.forward;

import org.jspecify.annotations.NullMarked;
