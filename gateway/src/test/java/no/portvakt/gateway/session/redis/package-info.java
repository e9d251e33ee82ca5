@NullMarked
package no.portvakt.gateway.session.redis;

import org.jspecify.annotations.NullMarked;
