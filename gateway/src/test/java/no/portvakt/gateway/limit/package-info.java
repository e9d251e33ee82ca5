@NullMarked
package no.portvakt.gateway.limit;

import org.jspecify.annotations.NullMarked;
