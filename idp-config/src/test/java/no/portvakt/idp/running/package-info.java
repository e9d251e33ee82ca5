/** The one Keycloak, with the one PostgreSQL, that all integration tests share. */
@NullMarked
package no.portvakt.idp.running;

import org.jspecify.annotations.NullMarked;
