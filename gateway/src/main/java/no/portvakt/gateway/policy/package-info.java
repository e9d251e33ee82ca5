/** The profiles that are in force: loaded, compiled, swapped as one. */
@NullMarked
package no.portvakt.gateway.policy;

import org.jspecify.annotations.NullMarked;
