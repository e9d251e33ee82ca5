@NullMarked
package no.portvakt.gateway.console.officers;

import org.jspecify.annotations.NullMarked;
