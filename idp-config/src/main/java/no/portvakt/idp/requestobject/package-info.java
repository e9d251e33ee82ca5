/** What a portal's signed request has to say of itself. */
@NullMarked
package no.portvakt.idp.requestobject;

import org.jspecify.annotations.NullMarked;
