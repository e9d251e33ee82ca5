/** Whether a certificate was taken back, as far as its issuer has said. Unknown is not good. */
@NullMarked
package no.portvakt.trust.pki.revocation;

import org.jspecify.annotations.NullMarked;
