package no.portvakt.trust.pki.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import no.portvakt.trust.pki.path.Chain;

/** Whether anything in a chain was revoked. Never waits for anybody's server. Implementations are thread-safe. */
@FunctionalInterface
public interface RevocationCheck {

    RevocationStatus statusOf(Chain.Complete chain, Instant now, Duration grace);

    /** By what is known at each moment. */
    static RevocationCheck by(Supplier<RevocationData> known) {
        return (chain, now, grace) -> new KnownRevocations(known.get(), now, grace).statusOf(chain);
    }

    /** Nobody asks: for a look at a chain by itself, never for letting anybody in. */
    static RevocationCheck notAsked() {
        return (chain, now, grace) -> new RevocationStatus.Good();
    }
}
