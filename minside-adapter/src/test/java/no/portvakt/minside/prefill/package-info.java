/** What is fetched into forms. */
@NullMarked
package no.portvakt.minside.prefill;

import org.jspecify.annotations.NullMarked;
