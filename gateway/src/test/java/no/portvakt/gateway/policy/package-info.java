@NullMarked
package no.portvakt.gateway.policy;

import org.jspecify.annotations.NullMarked;
