/** What each service demands, checked and immutable. */
@NullMarked
package no.portvakt.profiles.catalog;

import org.jspecify.annotations.NullMarked;
