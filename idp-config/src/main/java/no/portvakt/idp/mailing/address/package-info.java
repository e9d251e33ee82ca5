/** Where people live. */
@NullMarked
package no.portvakt.idp.mailing.address;

import org.jspecify.annotations.NullMarked;
