/** {@code ./portvakt audit} and {@code ./portvakt profiles sign}. */
@NullMarked
package no.portvakt.trust.command;

import org.jspecify.annotations.NullMarked;
