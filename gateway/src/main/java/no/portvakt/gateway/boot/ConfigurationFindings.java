package no.portvakt.gateway.boot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.portvakt.profiles.catalog.ServiceCatalog;

/**
 * Everything that is to be said of a configuration, the same at start and by {@code ./portvakt gateway check}. Reads
 * files; opens no port and calls nobody.
 */
final class ConfigurationFindings {

    private ConfigurationFindings() {}

    /** What can be said without the profiles. Each thing once. */
    static List<Finding> of(Settings settings, ConsolePresence presence, Instant now) {
        var findings = new ArrayList<Finding>();
        findings.addAll(Finding.wrong(presence.problems()));
        findings.addAll(RoleChecks.of(settings, presence));
        findings.addAll(PortChecks.of(settings, presence));
        findings.addAll(Finding.wrong(new ConfigurationChecks()
                .problemsOf(
                        settings.listener(),
                        settings.upstreams(),
                        settings.identity(),
                        settings.process().pairwiseSecret())));
        findings.addAll(OidcChecks.of("portvakt.oidc.", settings.oidc()));
        settings.console()
                .officers()
                .oidc()
                .ifPresent(realm -> findings.addAll(OidcChecks.of("portvakt.officers.oidc.", realm)));
        findings.addAll(Finding.wrong(SessionChecks.problemsOf(settings.sessions(), settings.login())));
        findings.addAll(Finding.wrong(BearerChecks.problemsOf(settings.bearers())));
        findings.addAll(Finding.wrong(ExchangeChecks.problemsOf(settings.exchange())));
        findings.addAll(Finding.wrong(
                SamlChecks.problemsOf(settings.saml(), settings.process().role())));
        findings.addAll(Finding.wrong(LimitChecks.problemsOf(
                settings.limits(), settings.listener().largestBody().asLongValue())));
        findings.addAll(
                Finding.wrong(new OfficerChecks().problemsOf(settings.console().officers(), settings.listener())));
        findings.addAll(TraceChecks.of(settings));
        findings.addAll(certificates(settings, now));
        findings.addAll(UnsafeChecks.of(settings));
        return List.copyOf(new LinkedHashSet<>(
                UnsafeChecks.settle(findings, settings.process().unsafe().orElse(Set.of()))));
    }

    /** What does not fit the profiles that are enforced. */
    static List<Finding> beside(ServiceCatalog catalog, Settings settings, Instant now) {
        var findings = new ArrayList<Finding>();
        findings.addAll(Finding.wrong(ConfigurationChecks.unknownTo(catalog, settings.upstreams())));
        findings.addAll(Finding.wrong(ConfigurationChecks.unlikeProfiles(settings.upstreams(), catalog)));
        findings.addAll(Finding.wrong(LimitChecks.unknownTo(catalog, settings.limits())));
        findings.addAll(Finding.wrong(ExchangeChecks.unknownTo(catalog, settings.exchange())));
        findings.addAll(Finding.wrong(SamlChecks.portalsOf(settings.saml(), catalog, now)));
        return findings;
    }

    private static List<Finding> certificates(Settings settings, Instant now) {
        var checks = new CertificateChecks(now);
        var listener = settings.listener();
        checks.door("portvakt.listener.", Optional.of(listener.certificate()), Optional.of(listener.key()));
        checks.anchors("portvakt.listener.pki-issuers", listener.pkiIssuers());
        checks.signingKey(
                "portvakt.identity.key", Optional.of(settings.identity().key()));
        realm("portvakt.oidc.", settings.oidc(), checks);
        new TreeMap<>(settings.upstreams().places()).forEach((id, place) -> {
            var prefix = "portvakt.upstream.\"" + id + "\".";
            checks.ours(prefix, place.certificate(), place.key());
            checks.anchors(prefix + "trust", place.trust());
        });
        settings.sessions().redis().ifPresent(redis -> checks.anchors("portvakt.sessions.redis.trust", redis.trust()));
        new TreeMap<>(settings.bearers().issuers())
                .forEach((name, issuer) ->
                        checks.anchors("portvakt.bearer.issuers.\"" + name + "\".trust", issuer.trust()));
        SamlChecks.pairs(settings.saml(), checks);
        checks.anchors("portvakt.policy.officers", settings.policy().officers());
        settings.policy()
                .consoleKeys()
                .orElse(List.of())
                .forEach(file -> checks.consoleKey("portvakt.policy.console-keys", file));
        var feed = settings.feed();
        checks.ours("portvakt.feed.", feed.certificate(), feed.key());
        checks.anchors("portvakt.feed.trust", feed.trust());
        checks.anchors("portvakt.traces.trust", settings.traces().trust());
        checks.signingKey("portvakt.audit.key", settings.audit().key());
        ofConsole(settings.console(), checks);
        return checks.findings();
    }

    private static void ofConsole(Settings.Console console, CertificateChecks checks) {
        checks.door(
                "portvakt.officers.",
                console.officers().certificate(),
                console.officers().key());
        console.officers().oidc().ifPresent(realm -> realm("portvakt.officers.oidc.", realm, checks));
        checks.door(
                "portvakt.console.edges.",
                console.edges().certificate(),
                console.edges().key());
        checks.anchors("portvakt.console.edges.trust", console.edges().trust());
        checks.signingKey(
                "portvakt.console.decisions.person-key", console.decisions().personKey());
        checks.signingKey("portvakt.snapshot.key", console.snapshots().key());
    }

    private static void realm(String prefix, OidcSettings realm, CertificateChecks checks) {
        checks.signingKey(prefix + "client-key", Optional.of(realm.clientKey()));
        checks.ours(prefix, realm.certificate(), realm.key());
        checks.anchors(prefix + "trust", realm.trust());
    }
}
