@NullMarked
package no.portvakt.trust.delegation;

import org.jspecify.annotations.NullMarked;
