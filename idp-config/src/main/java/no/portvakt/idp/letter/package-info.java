/** What a PIN letter is and what may become of it. Neither Keycloak nor a database is known here. */
@NullMarked
package no.portvakt.idp.letter;

import org.jspecify.annotations.NullMarked;
