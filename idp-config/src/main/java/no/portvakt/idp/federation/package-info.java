/** Log-in by another provider of identities: what it vouches for, and whom that is here. */
@NullMarked
package no.portvakt.idp.federation;

import org.jspecify.annotations.NullMarked;
