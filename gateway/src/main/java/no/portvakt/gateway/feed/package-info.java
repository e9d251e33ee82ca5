/** The edge's line to the console: snapshots come, records go. It is always the edge that calls. */
@NullMarked
package no.portvakt.gateway.feed;

import org.jspecify.annotations.NullMarked;
