/** The door for edges: mTLS, snapshots out, records in. */
@NullMarked
package no.portvakt.gateway.console.edges;

import org.jspecify.annotations.NullMarked;
