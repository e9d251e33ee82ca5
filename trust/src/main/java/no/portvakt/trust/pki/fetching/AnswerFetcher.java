package no.portvakt.trust.pki.fetching;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import no.portvakt.trust.pki.revocation.OcspQuestion;
import no.portvakt.trust.pki.revocation.RevocationStatus;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.trustlist.TrustedIssuer;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Renews the answers that we keep before they come to their end, for those who have logged in during the last month. An
 * answer that is no better does not take the place of the one that we have. Thread-safe.
 */
public final class AnswerFetcher {

    private static final Duration USED = Duration.ofDays(30);

    private final IssuerClient client;
    private final RevocationStore store;
    private final Consumer<String> told;
    private final Clock clock;

    public AnswerFetcher(IssuerClient client, RevocationStore store, Consumer<String> told, Clock clock) {
        this.client = client;
        this.store = store;
        this.told = told;
        this.clock = clock;
    }

    /** Renews what is due. Never throws: what fails is told, and tried again the next time. */
    public void refresh(TrustList trust) {
        store.forgetAnswersUnusedSince(clock.instant().minus(USED));
        for (var answer : store.answers()) {
            try {
                if (new OCSPResp(answer).getResponseObject() instanceof BasicOCSPResp basic) {
                    Arrays.stream(basic.getResponses()).filter(this::isDue).forEach(due -> renew(due, trust));
                }
            } catch (IOException | OCSPException | RuntimeException unreadable) {
                told.accept("an answer that was kept cannot be read");
            }
        }
    }

    /** Asks the issuer's responder about one certificate, and keeps an answer that can be believed. Never throws. */
    void fetch(BigInteger number, TrustedIssuer issuer) {
        var responder = issuer.servers().responder();
        if (responder.isEmpty()) {
            return;
        }
        try {
            var question = OcspQuestion.about(
                    number, issuer.certificate(), issuer.servers().nonce());
            var answer = client.ask(responder.get(), question.encoded());
            switch (question.read(answer, store.data(), clock.instant())) {
                case RevocationStatus.Unknown(var why) -> told.accept(responder.get() + ": not taken, " + why);
                case RevocationStatus.Good _, RevocationStatus.Revoked _ ->
                    store.keep(number, issuer.certificate(), answer);
            }
        } catch (IOException failed) {
            told.accept("a responder could not be asked: " + failed.getMessage());
        }
    }

    private boolean isDue(SingleResp one) {
        return Renewal.isDue(one.getThisUpdate(), one.getNextUpdate(), clock.instant());
    }

    private void renew(SingleResp due, TrustList trust) {
        trust.issuers().stream()
                .filter(issuer -> issuer.servers().responder().isPresent() && hasIssued(issuer, due))
                .findFirst()
                .ifPresent(issuer -> fetch(due.getCertID().getSerialNumber(), issuer));
    }

    private static boolean hasIssued(TrustedIssuer issuer, SingleResp one) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build();
            return one.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer.certificate()), digests);
        } catch (CertificateEncodingException | OperatorCreationException | OCSPException unreadable) {
            return false;
        }
    }
}
