/** Authorities and certificates for tests. */
@NullMarked
package no.portvakt.testsupport.pki;

import org.jspecify.annotations.NullMarked;
