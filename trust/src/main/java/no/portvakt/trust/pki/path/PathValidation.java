package no.portvakt.trust.pki.path;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PolicyNode;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.portvakt.trust.pki.encoding.BouncyCastle;
import org.bouncycastle.asn1.x509.Extension;

/**
 * RFC 5280, chapter 6, by Bouncy Castle: signatures, times, names, basic constraints, path length, name constraints,
 * policies, critical extensions. Revocation is asked elsewhere. What the algorithm does not look at is the trusted
 * issuer's own certificate; since we trust issuers below a root too, its limits are held here. Thread-safe.
 */
public final class PathValidation {

    private static final int SIGNS_CERTIFICATES = 5;

    private PathValidation() {}

    public static PathResult validate(Chain.Complete chain, PolicyInput policies, Instant at) {
        var beyond = beyondTheIssuersLimits(chain);
        if (beyond.isPresent()) {
            return new PathResult.Invalid(beyond.get());
        }
        try {
            var provider = BouncyCastle.PROVIDER;
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.issuer(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.setInitialPolicies(policies.acceptable());
            parameters.setExplicitPolicyRequired(policies.explicit());
            parameters.setPolicyMappingInhibited(policies.noMapping());
            parameters.setAnyPolicyInhibited(policies.noAnyPolicy());
            parameters.setPolicyQualifiersRejected(false);
            var path = CertificateFactory.getInstance("X.509", provider).generateCertPath(chain.certificates());
            return CertPathValidator.getInstance("PKIX", provider).validate(path, parameters)
                            instanceof PKIXCertPathValidatorResult result
                    ? new PathResult.Valid(policiesOf(result))
                    : new PathResult.Invalid("the library gave no result");
        } catch (CertPathValidatorException refused) {
            return new PathResult.Invalid(Objects.requireNonNullElse(refused.getMessage(), "refused"));
        } catch (GeneralSecurityException | RuntimeException broken) {
            return new PathResult.Invalid(
                    "the chain cannot be validated: " + broken.getClass().getSimpleName());
        }
    }

    /** The limits that stand in the trusted issuer's own certificate (RFC 5937). */
    private static Optional<String> beyondTheIssuersLimits(Chain.Complete chain) {
        var issuer = chain.issuer();
        var usage = issuer.getKeyUsage();
        if (issuer.getVersion() >= 3 && issuer.getBasicConstraints() < 0) {
            return Optional.of("the trusted issuer is no authority (basicConstraints)");
        }
        if (usage != null && !usage[SIGNS_CERTIFICATES]) {
            return Optional.of("the trusted issuer may not sign certificates (keyUsage)");
        }
        if (issuer.getExtensionValue(Extension.nameConstraints.getId()) != null) {
            return Optional.of("the trusted issuer has name constraints, which hold from above only: name its root");
        }
        long below = chain.certificates().stream()
                .skip(1)
                .filter(authority -> !isSelfIssued(authority))
                .count();
        return issuer.getVersion() >= 3 && below > issuer.getBasicConstraints()
                ? Optional.of("more authorities below the trusted issuer than its path length allows")
                : Optional.empty();
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static Set<String> policiesOf(PKIXCertPathValidatorResult result) {
        var found = new HashSet<String>();
        Optional.ofNullable(result.getPolicyTree()).ifPresent(root -> collectLeaves(root, found));
        return found;
    }

    private static void collectLeaves(PolicyNode node, Set<String> into) {
        Iterator<? extends PolicyNode> children = node.getChildren();
        if (!children.hasNext()) {
            into.add(node.getValidPolicy());
        }
        children.forEachRemaining(child -> collectLeaves(child, into));
    }
}
