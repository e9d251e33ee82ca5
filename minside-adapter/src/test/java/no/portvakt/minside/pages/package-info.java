/** The pages, printed from sample data and judged. */
@NullMarked
package no.portvakt.minside.pages;

import org.jspecify.annotations.NullMarked;
