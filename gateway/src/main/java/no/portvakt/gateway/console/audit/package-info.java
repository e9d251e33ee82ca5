/** What officers did, written before it takes effect, and read again by auditors. */
@NullMarked
package no.portvakt.gateway.console.audit;

import org.jspecify.annotations.NullMarked;
