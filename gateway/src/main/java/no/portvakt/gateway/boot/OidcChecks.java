package no.portvakt.gateway.boot;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.portvakt.profiles.level.SecurityLevel;

/** What must hold of a realm at the identity provider. Its keys and certificates: {@link CertificateChecks}. */
final class OidcChecks {

    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private OidcChecks() {}

    /** With this before every key. */
    static List<Finding> of(String prefix, OidcSettings realm) {
        var findings = new ArrayList<Finding>();
        address(prefix + "issuer", realm.issuer(), findings);
        backChannel(prefix + "back-channel", realm.backChannel(), findings);
        if (realm.certificate().isPresent() != realm.key().isPresent()) {
            findings.add(Finding.wrong(prefix + "certificate", "goes together with key"));
        }
        realm.tokenAlgorithm()
                .filter(algorithm -> !ALGORITHMS.contains(algorithm))
                .ifPresent(unknown -> findings.add(Finding.wrong(
                        prefix + "token-algorithm", "must be one of " + String.join(", ", new TreeSet<>(ALGORITHMS)))));
        realm.highestLevel().ifPresent(level -> {
            if (level < 1 || SecurityLevel.of(level).isEmpty()) {
                findings.add(Finding.wrong(prefix + "highest-level", "must be a level from 1 to 4"));
            }
        });
        return findings;
    }

    private static void backChannel(String key, List<URI> nodes, List<Finding> findings) {
        if (nodes.isEmpty()) {
            findings.add(Finding.wrong(key, "must name a node"));
        }
        nodes.forEach(node -> address(key, node, findings));
        if (nodes.stream().map(URI::getRawPath).distinct().count() > 1) {
            findings.add(Finding.wrong(key, "must have the same path at every node: it is one realm"));
        }
    }

    private static void address(String key, URI address, List<Finding> findings) {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        if (!Set.of("http", "https").contains(scheme)
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            findings.add(Finding.wrong(key, "must be https, a host and a path, and nothing else"));
        } else if (scheme.equals("http") && !ThisMachine.isCalled(address.getHost())) {
            findings.add(Finding.unsafe(
                    UnsafeChoice.IDENTITY_PROVIDER_WITHOUT_TLS, key, "log-ins leave this machine without TLS"));
        }
    }
}
