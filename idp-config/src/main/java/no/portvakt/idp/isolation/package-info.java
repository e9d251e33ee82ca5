/** Log-ins that rest on no other and give no other: portals that take no part in single sign-on. */
@NullMarked
package no.portvakt.idp.isolation;

import org.jspecify.annotations.NullMarked;
