/** The REST API behind every action of the console: {@code /api/console/v1}. The same rules as the pages. */
@NullMarked
package no.portvakt.gateway.console.api;

import org.jspecify.annotations.NullMarked;
