/** A signing service over HTTP, by docs/contracts/signing.md. */
@NullMarked
package no.portvakt.minside.signing.service;

import org.jspecify.annotations.NullMarked;
