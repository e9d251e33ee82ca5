/** What an accepted chain may be used for: usage, strength, policies, statements. */
@NullMarked
package no.portvakt.trust.pki.purpose;

import org.jspecify.annotations.NullMarked;
