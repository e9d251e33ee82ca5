/** Revocation lists and answers fetched ahead, and kept on disk. */
@NullMarked
package no.portvakt.trust.pki.fetching;

import org.jspecify.annotations.NullMarked;
