/** Cases that leave MinSide for good, and the proof that they did. */
@NullMarked
package no.portvakt.minside.removal;

import org.jspecify.annotations.NullMarked;
