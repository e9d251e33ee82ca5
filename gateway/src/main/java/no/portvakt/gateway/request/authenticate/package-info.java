/** Third stage: who is calling, from the session, at which level. */
@NullMarked
package no.portvakt.gateway.request.authenticate;

import org.jspecify.annotations.NullMarked;
