@NullMarked
package no.portvakt.gateway.console.decisions;

import org.jspecify.annotations.NullMarked;
