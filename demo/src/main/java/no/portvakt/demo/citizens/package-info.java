/** Test citizens who never lived: a synthetic number, a password, a PIN letter, a smart card. */
@NullMarked
package no.portvakt.demo.citizens;

import org.jspecify.annotations.NullMarked;
