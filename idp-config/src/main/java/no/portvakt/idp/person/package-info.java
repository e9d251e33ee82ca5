/** Who a citizen is inside Keycloak: a pseudonym for a username, and the number itself under seal. */
@NullMarked
package no.portvakt.idp.person;

import org.jspecify.annotations.NullMarked;
