/** What another provider of identities vouches for. */
@NullMarked
package no.portvakt.idp.federation;

import org.jspecify.annotations.NullMarked;
