/** Ways to whoever puts letters into envelopes. */
@NullMarked
package no.portvakt.idp.mailing.delivery;

import org.jspecify.annotations.NullMarked;
