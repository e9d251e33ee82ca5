/** All checks in their order, with one verdict. */
@NullMarked
package no.portvakt.trust.pki.validation;

import org.jspecify.annotations.NullMarked;
