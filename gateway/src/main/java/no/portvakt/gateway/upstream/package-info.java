/** The servers of a service: where they are, which one is asked, and whether they answer. */
@NullMarked
package no.portvakt.gateway.upstream;

import org.jspecify.annotations.NullMarked;
