/** The gateway's own pages under {@code /_portvakt/}: what a handler is given and what it may answer. */
@NullMarked
package no.portvakt.gateway.ownpath;

import org.jspecify.annotations.NullMarked;
