package no.portvakt.trust.pki.fetching;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import no.portvakt.trust.pki.encoding.PkiFile;
import no.portvakt.trust.pki.purpose.Strength;
import no.portvakt.trust.pki.trustlist.TrustList;

/**
 * Fetches revocation lists before those that we have come to their end: from half of a list's life on it looks for the
 * next. What it gets takes the place of what it has only if it is better, so that a broken answer, or an old one that
 * somebody plays again, never does. Thread-safe.
 */
public final class ListFetcher {

    private final IssuerClient client;
    private final RevocationStore store;
    private final Consumer<String> told;
    private final Clock clock;

    /**
     * Makes a fetcher.
     *
     * @param told what an operator has to know: what could not be fetched, and what was not taken
     */
    public ListFetcher(IssuerClient client, RevocationStore store, Consumer<String> told, Clock clock) {
        this.client = client;
        this.store = store;
        this.told = told;
        this.clock = clock;
    }

    /** Fetches what is due, one after the other. Never throws: what fails is told, and tried again the next time. */
    public void refresh(TrustList trust) {
        for (var issuer : trust.issuers()) {
            for (var address : issuer.servers().lists()) {
                if (store.list(address).filter(list -> !isDue(list)).isEmpty()) {
                    refresh(address, issuer.certificate());
                }
            }
        }
    }

    private boolean isDue(X509CRL list) {
        return Renewal.isDue(list.getThisUpdate(), list.getNextUpdate(), clock.instant());
    }

    private void refresh(URI address, X509Certificate issuer) {
        try {
            var bytes = client.get(address);
            var objection = objectionTo(PkiFile.list(bytes, address.toString()), issuer, store.list(address));
            if (objection.isPresent()) {
                told.accept(address + ": not taken, " + objection.get());
            } else {
                store.keep(address, bytes);
            }
        } catch (IOException failed) {
            told.accept("a revocation list could not be fetched: " + failed.getMessage());
        }
    }

    private Optional<String> objectionTo(X509CRL list, X509Certificate issuer, Optional<X509CRL> known) {
        if (!isSignedBy(issuer, list)) {
            return Optional.of("its issuer has not signed it");
        }
        if (!Strength.isGoodSignature(list)) {
            return Optional.of("its signature is weak");
        }
        if (endOf(list).filter(end -> !end.isBefore(clock.instant())).isEmpty()) {
            return Optional.of("it has come to its end, or has none");
        }
        return known.filter(old -> old.getThisUpdate()
                        .toInstant()
                        .isAfter(list.getThisUpdate().toInstant()))
                .map(old -> "it is older than the one that we have");
    }

    private static Optional<Instant> endOf(X509CRL list) {
        return Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant);
    }

    private static boolean isSignedBy(X509Certificate issuer, X509CRL list) {
        try {
            list.verify(issuer.getPublicKey(), BouncyCastle.PROVIDER);
            return list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException | RuntimeException notSigned) {
            return false;
        }
    }
}
