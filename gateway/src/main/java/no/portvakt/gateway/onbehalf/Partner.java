package no.portvakt.gateway.onbehalf;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Set;
import java.util.function.Supplier;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * A service that may call others on a citizen's behalf.
 *
 * @param keys public ones, that it proves itself by; asked for each time, so that they can change
 * @param to whom it may call
 */
public record Partner(ServiceId id, Supplier<JWKSet> keys, Set<ServiceId> to) {

    public Partner {
        to = Set.copyOf(to);
    }
}
