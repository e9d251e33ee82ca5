@NullMarked
package no.portvakt.gateway.console.emergency;

import org.jspecify.annotations.NullMarked;
