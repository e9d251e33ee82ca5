/** What a change of profiles does, and whether it lowers anything: the order that decides how slow it has to be. */
@NullMarked
package no.portvakt.profiles.change;

import org.jspecify.annotations.NullMarked;
