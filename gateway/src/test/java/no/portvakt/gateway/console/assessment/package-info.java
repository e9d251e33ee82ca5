@NullMarked
package no.portvakt.gateway.console.assessment;

import org.jspecify.annotations.NullMarked;
