/** What is legal in profiles, and probably wrong. */
@NullMarked
package no.portvakt.profiles.lint;

import org.jspecify.annotations.NullMarked;
