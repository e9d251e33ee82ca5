/** First stage: a request has one reading, or is refused before anybody else sees it. */
@NullMarked
package no.portvakt.gateway.request.accept;

import org.jspecify.annotations.NullMarked;
