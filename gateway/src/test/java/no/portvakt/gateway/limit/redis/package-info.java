@NullMarked
package no.portvakt.gateway.limit.redis;

import org.jspecify.annotations.NullMarked;
