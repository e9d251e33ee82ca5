@NullMarked
package no.portvakt.profiles.words;

import org.jspecify.annotations.NullMarked;
