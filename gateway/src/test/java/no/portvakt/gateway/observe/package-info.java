@NullMarked
package no.portvakt.gateway.observe;

import org.jspecify.annotations.NullMarked;
