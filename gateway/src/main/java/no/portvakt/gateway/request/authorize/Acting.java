package no.portvakt.gateway.request.authorize;

import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.Representation;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.reason.Reason;

/**
 * Whether a request says that it acts for somebody else. Nothing that we are connected to can confirm that yet, so such
 * a request is refused and never forwarded as one that the caller makes for herself.
 */
final class Acting {

    /** Says for whom: {@code child}, {@code person} or {@code organisation}. Never forwarded. */
    static final CharSequence FOR = HttpHeaders.createOptimized("Portvakt-Represents");

    private Acting() {}

    static Optional<Reason> refusal(Exchange exchange, ServiceProfile service) {
        var said = exchange.headers(FOR);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var allowed = said.stream().allMatch(word -> Arrays.stream(Representation.values())
                .filter(kind -> kind.word().equals(word))
                .anyMatch(service.audience().represent()::contains));
        return Optional.of(allowed ? Reason.REPRESENTATION_UNCONFIRMED : Reason.REPRESENTATION_NOT_ALLOWED);
    }
}
