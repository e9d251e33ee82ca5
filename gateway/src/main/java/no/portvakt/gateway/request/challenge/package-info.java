/** The detour: how a caller who could meet the rule is told to. */
@NullMarked
package no.portvakt.gateway.request.challenge;

import org.jspecify.annotations.NullMarked;
