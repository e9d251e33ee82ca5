/** Getting letters to citizens: what waits is addressed, printed, sent and noted. Runs outside Keycloak. */
@NullMarked
package no.portvakt.idp.mailing;

import org.jspecify.annotations.NullMarked;
