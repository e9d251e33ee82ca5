/** What a request costs, beside proxies that do less. Run by {@code ./portvakt bench}, never as a test. */
@NullMarked
package no.portvakt.gateway.bench;

import org.jspecify.annotations.NullMarked;
