/** What Keycloak says in its log about log-ins: what happened and to which session, never who. */
@NullMarked
package no.portvakt.idp.events;

import org.jspecify.annotations.NullMarked;
