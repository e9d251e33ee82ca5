/** Whether what a portal's owner has given us is enough to log citizens in there, looked at before any citizen meets it. */
@NullMarked
package no.portvakt.gateway.portal;

import org.jspecify.annotations.NullMarked;
