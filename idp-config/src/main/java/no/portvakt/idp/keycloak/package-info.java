/** How we speak to a running Keycloak: a narrow port, and its adapter over the admin REST API. */
@NullMarked
package no.portvakt.idp.keycloak;

import org.jspecify.annotations.NullMarked;
