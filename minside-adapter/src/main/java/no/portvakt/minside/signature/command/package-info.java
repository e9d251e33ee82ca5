/** {@code ./portvakt signature}: the check of signatures, by hand. */
@NullMarked
package no.portvakt.minside.signature.command;

import org.jspecify.annotations.NullMarked;
