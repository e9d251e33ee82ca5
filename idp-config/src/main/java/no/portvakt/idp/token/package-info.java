/** What our providers put into tokens. */
@NullMarked
package no.portvakt.idp.token;

import org.jspecify.annotations.NullMarked;
