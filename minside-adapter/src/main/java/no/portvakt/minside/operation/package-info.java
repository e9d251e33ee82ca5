/** What commands share that look at a running adapter's database past the adapter. */
@NullMarked
package no.portvakt.minside.operation;

import org.jspecify.annotations.NullMarked;
