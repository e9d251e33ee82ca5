/** Log-in by a certificate that the citizen's browser showed to the gateway. */
@NullMarked
package no.portvakt.idp.pki;

import org.jspecify.annotations.NullMarked;
