@NullMarked
package no.portvakt.gateway.console.snapshot;

import org.jspecify.annotations.NullMarked;
