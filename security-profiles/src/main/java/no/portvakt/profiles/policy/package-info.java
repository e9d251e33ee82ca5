/** The catalogue compiled for looking up: host, then path, then the rule that decides. */
@NullMarked
package no.portvakt.profiles.policy;

import org.jspecify.annotations.NullMarked;
