/** Tests of this room. */
@NullMarked
package no.portvakt.minside.delivery.dialogporten;

import org.jspecify.annotations.NullMarked;
