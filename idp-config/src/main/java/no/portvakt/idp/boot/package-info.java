/** The command line: {@code idp plan} and {@code idp apply}. */
@NullMarked
package no.portvakt.idp.boot;

import org.jspecify.annotations.NullMarked;
