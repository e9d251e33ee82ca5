/** What one page of a log-in is: it is shown, and it judges what comes back. */
@NullMarked
package no.portvakt.idp.flow;

import org.jspecify.annotations.NullMarked;
