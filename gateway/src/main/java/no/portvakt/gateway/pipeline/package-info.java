/** The stages in order. */
@NullMarked
package no.portvakt.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
