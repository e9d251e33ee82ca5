/** What a draft would have done: recorded decisions, decided again by another policy, and counted. Pure. */
@NullMarked
package no.portvakt.profiles.simulate;

import org.jspecify.annotations.NullMarked;
