@NullMarked
package no.portvakt.gateway.request.enrich;

import org.jspecify.annotations.NullMarked;
