/** The only place that turns outcomes into status, headers and pages. */
@NullMarked
package no.portvakt.gateway.request.respond;

import org.jspecify.annotations.NullMarked;
