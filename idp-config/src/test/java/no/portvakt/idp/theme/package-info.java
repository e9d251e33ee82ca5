/** The log-in pages, printed with FreeMarker as Keycloak does it, and judged. */
@NullMarked
package no.portvakt.idp.theme;

import org.jspecify.annotations.NullMarked;
