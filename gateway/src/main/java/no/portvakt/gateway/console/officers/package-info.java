/** Who an officer is and what she may do. The permission table is data: {@code console/permissions.txt}. */
@NullMarked
package no.portvakt.gateway.console.officers;

import org.jspecify.annotations.NullMarked;
