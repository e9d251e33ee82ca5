/** Refusals on the wire: RFC 9457 problem documents and the RFC 9470 challenge. */
@NullMarked
package no.portvakt.minside.problem;

import org.jspecify.annotations.NullMarked;
