/** The pipeline behind real listeners, without the framework. */
@NullMarked
package no.portvakt.gateway.boot;

import org.jspecify.annotations.NullMarked;
