/** Bytes that anybody may have sent, read in one way or not at all. */
@NullMarked
package no.portvakt.trust.pki.encoding;

import org.jspecify.annotations.NullMarked;
