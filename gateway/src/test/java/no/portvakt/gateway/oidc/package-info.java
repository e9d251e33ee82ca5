@NullMarked
package no.portvakt.gateway.oidc;

import org.jspecify.annotations.NullMarked;
