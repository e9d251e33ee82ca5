/** Everything that was set aside, for who runs this: what it is, why, and to have it tried again. */
@NullMarked
package no.portvakt.minside.backlog;

import org.jspecify.annotations.NullMarked;
