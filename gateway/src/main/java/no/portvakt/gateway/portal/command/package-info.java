/** {@code ./portvakt portal …}. */
@NullMarked
package no.portvakt.gateway.portal.command;

import org.jspecify.annotations.NullMarked;
