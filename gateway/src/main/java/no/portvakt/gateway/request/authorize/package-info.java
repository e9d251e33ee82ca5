/** Fourth stage, pure: does what we know of the caller meet the rule. */
@NullMarked
package no.portvakt.gateway.request.authorize;

import org.jspecify.annotations.NullMarked;
