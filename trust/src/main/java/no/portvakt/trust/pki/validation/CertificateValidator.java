package no.portvakt.trust.pki.validation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.portvakt.trust.pki.CertificateProblem;
import no.portvakt.trust.pki.CertificateVerdict;
import no.portvakt.trust.pki.CertificateVerdict.Accepted;
import no.portvakt.trust.pki.CertificateVerdict.Refused;
import no.portvakt.trust.pki.Purpose;
import no.portvakt.trust.pki.encoding.StrictDer;
import no.portvakt.trust.pki.path.Chain;
import no.portvakt.trust.pki.path.ChainFinder;
import no.portvakt.trust.pki.path.Deadline;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PathResult;
import no.portvakt.trust.pki.path.PathValidation;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.purpose.AssertedPolicies;
import no.portvakt.trust.pki.purpose.Statements;
import no.portvakt.trust.pki.purpose.Strength;
import no.portvakt.trust.pki.purpose.Usage;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationStatus;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.trustlist.TrustedIssuer;

/**
 * Judges a certificate that somebody shows. All checks must hold, in the order of {@link #validate}; what cannot be
 * checked counts as refused, and no input makes it throw.
 *
 * <p>Whoever shows it has proved to hold the key (by the TLS handshake, or by a signature), which is not judged here.
 * Thread-safe.
 */
public final class CertificateValidator {

    private final Supplier<TrustList> trust;
    private final RevocationCheck revocation;
    private final Limits limits;
    private final PolicyInput policies;
    private final Clock clock;

    /**
     * Makes a validator.
     *
     * @param trust asked anew for every certificate, so that a new list counts at once
     * @param policies what RFC 5280 is told about policies; {@link PolicyInput#ANY} where the trust list decides
     */
    public CertificateValidator(
            Supplier<TrustList> trust, RevocationCheck revocation, Limits limits, PolicyInput policies, Clock clock) {
        this.trust = trust;
        this.revocation = revocation;
        this.limits = limits;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Judges bytes that anybody may have sent.
     *
     * @param encoded DER of one certificate
     * @param others DER of what was shown beside it, in any order
     * @param level the security level that depends on it, whose grace holds
     */
    public CertificateVerdict validate(byte[] encoded, List<byte[]> others, Purpose purpose, int level) {
        if (others.size() >= limits.number()) {
            return new Refused(
                    CertificateProblem.TOO_MANY, "more than " + limits.number() + " certificates", List.of());
        }
        var leaf = StrictDer.certificate(encoded);
        if (leaf.isEmpty()) {
            return new Refused(CertificateProblem.UNREADABLE, "not one certificate in DER", List.of());
        }
        var shown = new ArrayList<X509Certificate>();
        for (var other : others) {
            var read = StrictDer.certificate(other);
            if (read.isEmpty()) {
                return new Refused(CertificateProblem.UNREADABLE, "a certificate beside it is none in DER", List.of());
            }
            shown.add(read.get());
        }
        return judge(leaf.get(), shown, purpose, level);
    }

    private CertificateVerdict judge(X509Certificate leaf, List<X509Certificate> shown, Purpose purpose, int level) {
        var now = clock.instant();
        var list = trust.get();
        var found = new ChainFinder(limits).find(leaf, shown, list.certificates(), now, Deadline.in(limits.time()));
        return switch (found) {
            case Chain.Broken _ -> refused(CertificateProblem.UNKNOWN_ISSUER, "no chain to a trusted issuer", found);
            case Chain.TooLong _ ->
                refused(CertificateProblem.TOO_MANY, "a chain of more than " + limits.depth(), found);
            case Chain.OutOfTime _ -> refused(CertificateProblem.TOO_SLOW, "no chain found in time", found);
            case Chain.Complete chain ->
                objectionTo(chain, list, purpose, now)
                        .or(() -> revoked(chain, now, list.graceAt(level)))
                        .<CertificateVerdict>map(
                                objection -> new Refused(objection.problem(), objection.detail(), chain.whole()))
                        .orElseGet(() -> new Accepted(chain.whole()));
        };
    }

    private Optional<Objection> objectionTo(Chain.Complete chain, TrustList list, Purpose purpose, Instant now) {
        var issuer = list.issuers().stream()
                .filter(candidate -> candidate.certificate().equals(chain.issuer()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the chain ends at an issuer that is not on the list"));
        return weakness(chain).or(() -> notNow(chain, issuer, now)).or(() -> switch (PathValidation.validate(
                chain, policies, now)) {
            case PathResult.Invalid(var why) -> objection(CertificateProblem.PATH_REFUSED, why);
            case PathResult.Valid(var valid) ->
                Usage.objectionTo(purpose, chain.leaf())
                        .flatMap(why -> objection(CertificateProblem.WRONG_USAGE, why))
                        .or(() -> forTests(chain.leaf(), list))
                        .or(() -> wrongPolicy(valid, issuer))
                        .or(() -> unqualified(chain.leaf(), issuer));
        });
    }

    private static Optional<Objection> weakness(Chain.Complete chain) {
        return Strength.weaknessOf(chain.certificates(), chain.issuer())
                .flatMap(why -> objection(CertificateProblem.WEAK, why));
    }

    private static Optional<Objection> notNow(Chain.Complete chain, TrustedIssuer issuer, Instant now) {
        var leaf = chain.leaf();
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            return objection(
                    CertificateProblem.NOT_YET_VALID,
                    "valid from " + leaf.getNotBefore().toInstant());
        }
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            return objection(
                    CertificateProblem.EXPIRED,
                    "valid until " + leaf.getNotAfter().toInstant());
        }
        boolean allNow = chain.certificates().stream()
                .allMatch(authority -> TrustedIssuer.of(authority).isTrustedAt(now));
        return allNow && issuer.isTrustedAt(now)
                ? Optional.empty()
                : objection(CertificateProblem.ISSUER_NOT_NOW, "an authority above it is not trusted at this time");
    }

    private static Optional<Objection> forTests(X509Certificate leaf, TrustList list) {
        return AssertedPolicies.of(leaf).stream()
                .filter(policy -> list.testArcs().stream().anyMatch(arc -> arc.covers(policy)))
                .findFirst()
                .flatMap(
                        policy -> objection(CertificateProblem.TEST_CERTIFICATE, "policy " + policy + " is for tests"));
    }

    private static Optional<Objection> wrongPolicy(Set<String> valid, TrustedIssuer issuer) {
        return issuer.policies().isEmpty() || valid.stream().anyMatch(issuer::accepts)
                ? Optional.empty()
                : objection(CertificateProblem.WRONG_POLICY, "none of its policies is accepted from this issuer");
    }

    private static Optional<Objection> unqualified(X509Certificate leaf, TrustedIssuer issuer) {
        return Statements.of(leaf).containsAll(issuer.statements())
                ? Optional.empty()
                : objection(CertificateProblem.NOT_QUALIFIED, "a statement that is demanded is missing");
    }

    private Optional<Objection> revoked(Chain.Complete chain, Instant now, Duration grace) {
        return switch (revocation.statusOf(chain, now, grace)) {
            case RevocationStatus.Good() -> Optional.empty();
            case RevocationStatus.Revoked(var which) -> objection(CertificateProblem.REVOKED, which);
            case RevocationStatus.Unknown(var why) -> objection(CertificateProblem.REVOCATION_UNKNOWN, why);
        };
    }

    private static Optional<Objection> objection(CertificateProblem problem, String detail) {
        return Optional.of(new Objection(problem, detail));
    }

    private static Refused refused(CertificateProblem problem, String detail, Chain chain) {
        return new Refused(problem, detail, chain.certificates());
    }

    private record Objection(CertificateProblem problem, String detail) {}
}
