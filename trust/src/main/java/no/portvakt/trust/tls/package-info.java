/** TLS to others: whom we believe, and what we show. */
@NullMarked
package no.portvakt.trust.tls;

import org.jspecify.annotations.NullMarked;
