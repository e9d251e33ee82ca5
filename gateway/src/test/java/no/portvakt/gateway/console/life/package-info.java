@NullMarked
package no.portvakt.gateway.console.life;

import org.jspecify.annotations.NullMarked;
