/** Keycloak's clients, derived from what officers decide about services and what portals have declared. */
@NullMarked
package no.portvakt.idp.client;

import org.jspecify.annotations.NullMarked;
