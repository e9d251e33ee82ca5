@NullMarked
package no.portvakt.gateway.delegation;

import org.jspecify.annotations.NullMarked;
