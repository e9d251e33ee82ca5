/** What takes longer than a test may, and breaks things on purpose. Run by {@code ./portvakt soak}, never as a test. */
@NullMarked
package no.portvakt.gateway.soak;

import org.jspecify.annotations.NullMarked;
