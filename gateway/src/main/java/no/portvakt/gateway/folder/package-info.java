/** A folder of profile files as the truth: read whole, and a lowering in it accepted only with a second officer's signature. */
@NullMarked
package no.portvakt.gateway.folder;

import org.jspecify.annotations.NullMarked;
