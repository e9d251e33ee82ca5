package no.portvakt.gateway.request.enrich;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.profiles.catalog.Claim;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * Keeps the signed identity token of each session for half its life, so that a page of thirty requests costs one
 * signature. A step-up has another generation and so another token; a session that ends is forgotten at once.
 * Thread-safe. Two threads may sign at the same moment; the later token is kept, both are good.
 */
public final class IdentityTokens {

    private static final Duration REUSED_FOR = TokenSigner.LIFE.dividedBy(2);

    private final IdentitySigner signer;
    private final Clock clock;
    private final Map<String, Kept> bySession = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> nextSweep;

    public IdentityTokens(IdentitySigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
        this.nextSweep = new AtomicReference<>(clock.instant().plus(REUSED_FOR));
    }

    String tokenFor(Citizen citizen, ServiceProfile service) {
        var now = clock.instant();
        var kept = bySession.get(citizen.sessionKey());
        if (kept != null && kept.isFor(citizen, service) && now.isBefore(kept.reusedUntil())) {
            return kept.token();
        }
        sweep(now);
        var token = signer.sign(citizen, service, now);
        bySession.put(
                citizen.sessionKey(),
                new Kept(
                        citizen.generation(),
                        service.id(),
                        service.identity(),
                        service.claims(),
                        token,
                        now.plus(REUSED_FOR)));
        return token;
    }

    /** To be called when a session ends or steps up. */
    public void forget(String sessionKey) {
        bySession.remove(sessionKey);
    }

    /** Tokens of citizens who went away without logging out are let go of once in a while. */
    private void sweep(Instant now) {
        var due = nextSweep.get();
        if (now.isAfter(due) && nextSweep.compareAndSet(due, now.plus(REUSED_FOR))) {
            bySession.values().removeIf(kept -> now.isAfter(kept.reusedUntil()));
        }
    }

    private record Kept(
            int generation,
            ServiceId service,
            IdentityShown shown,
            Set<Claim> claims,
            String token,
            Instant reusedUntil) {

        /** A profile that was changed meanwhile shows no more, and no less, than it says now. */
        boolean isFor(Citizen citizen, ServiceProfile asked) {
            return generation == citizen.generation()
                    && service.equals(asked.id())
                    && shown == asked.identity()
                    && claims.equals(asked.claims());
        }
    }
}
