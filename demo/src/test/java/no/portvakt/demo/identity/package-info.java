/** Keycloak as the gateway meets it: log-in, realms by plan and apply, and what must not be found in its tables. */
@NullMarked
package no.portvakt.demo.identity;

import org.jspecify.annotations.NullMarked;
