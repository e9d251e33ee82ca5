package no.portvakt.trust.pki.fetching;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import no.portvakt.trust.pki.path.Chain;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationStatus;
import no.portvakt.trust.pki.trustlist.TrustList;

/**
 * By what is kept on disk; only where that says nothing is the issuer's responder asked, once and briefly, and its answer
 * kept for the next time. Who logs in again before that answer's end waits for nobody. Thread-safe.
 */
public final class AskingResponders implements RevocationCheck {

    private final AnswerFetcher fetcher;
    private final Supplier<TrustList> trust;
    private final RevocationCheck kept;

    public AskingResponders(AnswerFetcher fetcher, RevocationStore store, Supplier<TrustList> trust) {
        this.fetcher = fetcher;
        this.trust = trust;
        this.kept = RevocationCheck.by(store::data);
    }

    @Override
    public RevocationStatus statusOf(Chain.Complete chain, Instant now, Duration grace) {
        var known = kept.statusOf(chain, now, Duration.ZERO);
        if (!(known instanceof RevocationStatus.Unknown)) {
            return known;
        }
        var issuer = chain.whole().get(1);
        trust.get().issuers().stream()
                .filter(trusted -> trusted.certificate().equals(issuer))
                .findFirst()
                .ifPresent(trusted -> fetcher.fetch(chain.leaf().getSerialNumber(), trusted));
        return kept.statusOf(chain, now, grace);
    }
}
