/** Sessions of many nodes, in Redis: scripts that change several keys at once, and texts that open only with a cookie. */
@NullMarked
package no.portvakt.gateway.session.redis;

import org.jspecify.annotations.NullMarked;
