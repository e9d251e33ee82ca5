@NullMarked
package no.portvakt.gateway.bearer;

import org.jspecify.annotations.NullMarked;
