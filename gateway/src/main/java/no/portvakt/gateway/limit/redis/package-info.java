/** Buckets of all nodes, in the Redis that keeps their sessions. */
@NullMarked
package no.portvakt.gateway.limit.redis;

import org.jspecify.annotations.NullMarked;
