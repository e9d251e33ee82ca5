/** What gateways decided: taken in exactly once, kept for a while, searched, and replayed on drafts. */
@NullMarked
package no.portvakt.gateway.console.decisions;

import org.jspecify.annotations.NullMarked;
