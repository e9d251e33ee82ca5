/** Whether a certificate may be believed, and if not, why not. Fails closed; every check takes a clock. */
@NullMarked
package no.portvakt.trust.pki;

import org.jspecify.annotations.NullMarked;
