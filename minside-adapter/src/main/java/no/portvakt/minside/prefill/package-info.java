/** The form as the citizen first sees it: fetched, limited by level and purpose, each field with its source. */
@NullMarked
package no.portvakt.minside.prefill;

import org.jspecify.annotations.NullMarked;
