/** What a portal is told of a citizen, shown to her before it is told. */
@NullMarked
package no.portvakt.idp.disclosure;

import org.jspecify.annotations.NullMarked;
