/** A judge of certificates that is kept up to date for as long as a program runs. */
@NullMarked
package no.portvakt.trust.pki.keeping;

import org.jspecify.annotations.NullMarked;
