package no.portvakt.trust.pki.revocation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.portvakt.trust.pki.path.Chain;
import no.portvakt.trust.pki.revocation.RevocationStatus.Good;
import no.portvakt.trust.pki.revocation.RevocationStatus.Revoked;
import no.portvakt.trust.pki.revocation.RevocationStatus.Unknown;

/**
 * Lists and answers together: one that says revoked is enough to refuse, and every certificate needs one that says that
 * it is not.
 */
record KnownRevocations(RevocationData data, Instant now, Duration grace) {

    RevocationStatus statusOf(Chain.Complete chain) {
        var whole = chain.whole();
        var byAnswers = IntStream.range(0, whole.size() - 1)
                .mapToObj(place -> byAnswers(whole.get(place), whole.get(place + 1)))
                .toList();
        var revoked = byAnswers.stream()
                .flatMap(found -> found.filter(Revoked.class::isInstance).stream())
                .findFirst();
        if (revoked.isPresent()) {
            return revoked.get();
        }
        var byLists = CrlCheck.statusOf(chain.certificates(), chain.issuer(), data, now, grace);
        return byLists instanceof Unknown ? oneByOne(whole, byAnswers, byLists) : byLists;
    }

    /** Where lists are wanting for some, an answer may stand in: each needs one of the two. */
    private RevocationStatus oneByOne(
            List<X509Certificate> whole, List<Optional<RevocationStatus>> byAnswers, RevocationStatus byLists) {
        if (byAnswers.stream()
                .noneMatch(found -> found.filter(Good.class::isInstance).isPresent())) {
            return explained(byAnswers, byLists);
        }
        return IntStream.range(0, byAnswers.size())
                .mapToObj(place -> byAnswers
                        .get(place)
                        .filter(Good.class::isInstance)
                        .orElseGet(() ->
                                CrlCheck.statusOf(List.of(whole.get(place)), whole.get(place + 1), data, now, grace)))
                .filter(status -> !(status instanceof Good))
                .findFirst()
                .orElseGet(Good::new);
    }

    private static RevocationStatus explained(List<Optional<RevocationStatus>> byAnswers, RevocationStatus byLists) {
        return byAnswers.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .<RevocationStatus>map(
                        answer -> byLists instanceof Unknown(var why) && answer instanceof Unknown(var also)
                                ? new Unknown(why + "; " + also)
                                : byLists)
                .orElse(byLists);
    }

    /** Empty if no answer speaks of this certificate. */
    private Optional<RevocationStatus> byAnswers(X509Certificate certificate, X509Certificate issuer) {
        var check = new OcspCheck(certificate.getSerialNumber(), issuer, data, now, grace);
        var found = data.answers().about(certificate, issuer).stream()
                .flatMap(answer -> check.statusIn(answer, Optional.empty()).stream())
                .toList();
        return found.stream()
                .filter(Revoked.class::isInstance)
                .findFirst()
                .or(() -> found.stream().filter(Good.class::isInstance).findFirst())
                .or(() -> found.stream().findFirst());
    }
}
