/** A realm's signing keys: a new one now and then, and the old ones for as long as something signed by them is about. */
@NullMarked
package no.portvakt.idp.rotation;

import org.jspecify.annotations.NullMarked;
