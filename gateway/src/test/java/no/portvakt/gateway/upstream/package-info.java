@NullMarked
package no.portvakt.gateway.upstream;

import org.jspecify.annotations.NullMarked;
