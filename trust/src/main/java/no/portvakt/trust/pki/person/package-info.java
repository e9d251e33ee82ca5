/** Whose a certificate is: only its issuer says that. */
@NullMarked
package no.portvakt.trust.pki.person;

import org.jspecify.annotations.NullMarked;
