/** Measures; never ships. */
@NullMarked
package no.portvakt.profiles.bench;

import org.jspecify.annotations.NullMarked;
