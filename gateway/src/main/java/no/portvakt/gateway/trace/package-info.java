/** Traces: {@code traceparent} always, spans of our own for a sample. */
@NullMarked
package no.portvakt.gateway.trace;

import org.jspecify.annotations.NullMarked;
