@NullMarked
package no.portvakt.gateway.session;

import org.jspecify.annotations.NullMarked;
